// Days and pixels. Days are whole numbers from 1 January 1970, as Python sends them; moments, which only a view has,
// are days and hours as fractions of them.

const DAY_MS = 86400000;
const LEAST = 6 / 24; // the shortest view
const HOURS_ROOM = 120; // pixels of a label with a date and an hour
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

// The view so many times as long round a moment, inside the days first to last: in whole days, near to in whole hours.
function zoomed([from, until], factor, middle, [first, last]) {
  const wanted = Math.min(last + 1 - first, Math.max(LEAST, (until - from) * factor));
  const parts = wanted < 3 ? 24 : 1;
  const whole = (moment) => Math.round(moment * parts) / parts;
  const length = whole(wanted);
  const start = Math.max(first, Math.min(whole(middle - length / 2), last + 1 - length));
  return [start, whole(start + length)];
}

class Scale {
  // From one moment until another; `first` and `last` are the days that have a part in it.
  constructor(from, until, left, right) {
    const perDay = (right - left) / (until - from);
    Object.assign(this, { from, until, left, right, perDay, first: Math.floor(from), last: Math.ceil(until) - 1 });
    this.hourly = perDay > 2 * HOURS_ROOM; // hours have labels: a day is a stretch, no dot
  }

  x(day) {
    return this.left + (day - this.from) * this.perDay;
  }

  // Where a day is drawn, held inside the picture.
  held(day) {
    return Math.max(this.left, Math.min(this.right, this.x(day)));
  }

  moment(x) {
    return (x - this.left) / this.perDay + this.from;
  }

  day(x) {
    return Math.max(this.first, Math.min(this.last, Math.floor(this.moment(x))));
  }

  // Days for a handful of labels: decades, years, months, days or hours, whichever are about `apart` pixels from each
  // other.
  ticks(apart = 86) {
    if (this.hourly) return this.hours();
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
    const whole = Math.ceil(this.from); // of the first day in view may only a part be seen
    const start = width >= 7 ? whole + ((11 - ((whole % 7) + 7) % 7) % 7) : whole; // Mondays
    for (let day = start; day <= this.last; day += width) {
      const at = dateOf(day);
      const name = `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()].slice(0, 3)}`;
      found.push({ day, label: found.length ? name : `${name} ${at.getUTCFullYear()}` });
    }
    return found;
  }

  // Hours, the first with its date; a day begins with its date, in which stands `midnight`.
  hours() {
    const step = [1, 2, 3, 6, 12].find((n) => (n / 24) * this.perDay >= HOURS_ROOM);
    const found = [];
    for (let hour = Math.ceil((this.from * 24) / step - 1e-6) * step; hour < this.until * 24 - 1e-6; hour += step) {
      const of = Math.floor(hour / 24);
      const clock = `${String(hour - of * 24).padStart(2, "0")}:00`;
      const midnight = hour === of * 24;
      const date = dayName(of, SHORT);
      found.push({ day: hour / 24, midnight, label: midnight ? date : found.length ? clock : `${date}, ${clock}` });
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
