// Days and pixels. Days are whole numbers from 1 January 1970, as Python sends them.

const DAY_MS = 86400000;
const MONTHS = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
  "December",
];

const SHORT = MONTHS.map((name) => name.slice(0, 3));

function dateOf(day) {
  return new Date(day * DAY_MS);
}

function dayOf(year, month, day) {
  const moment = new Date(0);
  moment.setUTCFullYear(year, month, day);
  return Math.round(moment.getTime() / DAY_MS);
}

// "13 July 2015"
function dayName(day, months = MONTHS) {
  const at = dateOf(day);
  return `${at.getUTCDate()} ${months[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
}

// A stretch of days, both ends inclusive, as brief as can be.
function daysName(first, last, months = MONTHS) {
  if (first === last) return dayName(first, months);
  const [a, b] = [dateOf(first), dateOf(last)];
  if (a.getUTCFullYear() !== b.getUTCFullYear()) return `${dayName(first, months)} – ${dayName(last, months)}`;
  if (a.getUTCMonth() !== b.getUTCMonth())
    return `${a.getUTCDate()} ${months[a.getUTCMonth()]} – ${dayName(last, months)}`;
  return `${a.getUTCDate()}–${dayName(last, months)}`;
}

// The day so many days, weeks or months later; a month later keeps the day of the month where it can.
function stepped(day, step, times = 1) {
  if (step === "day") return day + times;
  if (step === "week") return day + 7 * times;
  const at = dateOf(day);
  const month = at.getUTCMonth() + times;
  const length = new Date(Date.UTC(at.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return dayOf(at.getUTCFullYear(), month, Math.min(at.getUTCDate(), length));
}

class Scale {
  constructor(first, last, left, right) {
    Object.assign(this, { first, last, left, right, perDay: (right - left) / (last - first + 1) });
  }

  x(day) {
    return this.left + (day - this.first) * this.perDay;
  }

  // Where a day is drawn, held inside the picture.
  held(day) {
    return Math.max(this.left, Math.min(this.right, this.x(day)));
  }

  day(x) {
    const at = Math.floor((x - this.left) / this.perDay) + this.first;
    return Math.max(this.first, Math.min(this.last, at));
  }

  // Days for a handful of labels: decades, years, months or days, whichever are about `apart` pixels from each other.
  ticks(apart = 86) {
    const days = apart / this.perDay;
    const from = dateOf(this.first);
    const found = [];
    const years = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((n) => n * 365 >= days) ?? 2000;
    if (days > 200) {
      for (let year = Math.ceil(from.getUTCFullYear() / years) * years; ; year += years) {
        const day = dayOf(year, 0, 1);
        if (day > this.last) break;
        if (day >= this.first) found.push({ day, label: String(year) });
      }
      return found;
    }
    const months = [1, 2, 3, 6].find((n) => n * 30 >= days);
    if (days > 20 && months) {
      for (let month = Math.ceil(from.getUTCMonth() / months) * months; ; month += months) {
        const day = dayOf(from.getUTCFullYear(), month, 1);
        if (day > this.last) break;
        const at = dateOf(day);
        const name = MONTHS[at.getUTCMonth()].slice(0, 3);
        if (day >= this.first)
          found.push({ day, label: `${name}${at.getUTCMonth() === 0 || !found.length ? ` ${at.getUTCFullYear()}` : ""}` });
      }
      return found;
    }
    const width = [1, 2, 7, 14].find((n) => n >= days) ?? 28;
    const start = width >= 7 ? this.first + ((11 - ((this.first % 7) + 7) % 7) % 7) : this.first; // Mondays
    for (let day = start; day <= this.last; day += width) {
      const at = dateOf(day);
      const name = `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()].slice(0, 3)}`;
      found.push({ day, label: found.length ? name : `${name} ${at.getUTCFullYear()}` });
    }
    return found;
  }
}

function svg(name, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function html(name, className = "", text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}
