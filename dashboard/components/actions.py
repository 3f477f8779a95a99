"""Links inside what is drawn as HTML: one element for a list of cards, however many can be clicked in it.

A clickable element carries ``data-act`` ("name:value"). Python takes the value as text that anybody may have sent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import streamlit as st

_KEY = "actions"
_JS = """
const ACT = "[data-act]";


// What was acted on by keyboard is often drawn anew by the answer: then the keyboard goes on from it, not from the top.
function keepFocus(act) {
  const same = () => [...document.querySelectorAll(`button${ACT}`)].find((found) => found.dataset.act === act);
  const back = () => document.activeElement === document.body && same()?.focus({ preventScroll: true });
  const watching = new MutationObserver(back);
  watching.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => watching.disconnect(), 4000);
}

export default function (component) {
  const { setTriggerValue } = component;
  const take = (event) => {
    const found = event.target instanceof Element ? event.target.closest(ACT) : null;
    if (!found || !found.closest(".stHtml")) return;
    if (event.type === "keydown" && (event.key !== "Enter" || found.tagName === "BUTTON")) return;
    event.preventDefault();
    if (document.activeElement === found) keepFocus(found.dataset.act);
    setTriggerValue("act", found.dataset.act);
  };
  document.addEventListener("click", take);
  document.addEventListener("keydown", take);
  return () => {
    document.removeEventListener("click", take);
    document.removeEventListener("keydown", take);
  };
}
"""


def listen(acts: Mapping[str, Callable[[str], None]]) -> None:
    """Draw nothing; call ``acts[name](value)`` before the next run when something with that name is clicked."""
    component: Any = _component()
    component(key=_KEY, data={}, on_act_change=lambda: dispatch(acts))


def dispatch(acts: Mapping[str, Callable[[str], None]]) -> None:
    said = getattr(st.session_state.get(_KEY), "act", None)
    if not isinstance(said, str):
        return
    name, _, value = said.partition(":")
    if name in acts and len(value) <= 400:
        acts[name](value)


@cache
def _component() -> Any:
    return st.components.v2.component("dateline_actions", js=_JS, isolate_styles=False)
