/**
 * What the kit's menu with a search field lacks for who reads with the ears: it calls the whole pop-up a list box, the field in it
 * included. It is a dialog, and the list below its field is the list box.
 */
export function mendSelectMenus(document: Document): void {
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) if (node instanceof Element) mend(node);
  }).observe(document.body, { childList: true });
}

function mend(added: Element): void {
  const popUp = added.querySelector('[role="listbox"]:has([role="combobox"])');
  const field = popUp?.querySelector('[role="combobox"]');
  const list = popUp?.querySelector('[data-slot="viewport"]');
  if (!popUp || !field || !list) return;
  const name = field.getAttribute('placeholder') ?? '';
  list.id = `${popUp.id}-list`;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', name);
  const choosesSeveral = popUp.getAttribute('aria-multiselectable');
  if (choosesSeveral) list.setAttribute('aria-multiselectable', choosesSeveral);
  for (const attribute of ['aria-orientation', 'aria-multiselectable']) popUp.removeAttribute(attribute);
  popUp.setAttribute('role', 'dialog');
  popUp.setAttribute('aria-label', name);
  field.setAttribute('aria-controls', list.id);
}
