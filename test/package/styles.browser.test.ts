import { afterEach, beforeEach, describe, expect, it } from 'vitest';
// A small entry with the classes below; what is proven is the compile step that the kit's own stylesheet goes through.
import css from './styles/styles.css?inline';

const classes = 'fl:border fl:shadow-md fl:flex fl:animate-spin';
let host: HTMLElement;

beforeEach(() => {
  host = document.createElement('div');
  document.body.append(host);
});

afterEach(() => host.remove());

/** Puts the stylesheet and an element with the classes below a kit root. */
function mount(place: ParentNode & Node): CSSStyleDeclaration {
  const style = document.createElement('style');
  style.textContent = css;
  const root = document.createElement('div');
  root.className = 'floe-root';
  const element = document.createElement('div');
  element.className = classes;
  root.append(element);
  place.append(style, root);
  return getComputedStyle(element);
}

describe.each([
  ['in the page', () => host],
  ['in a shadow root', () => host.attachShadow({ mode: 'open' })],
])('%s', (_, place) => {
  it('has its borders, shadows and movements, which need the initial values', () => {
    const style = mount(place());
    expect(style.borderBlockStartStyle).toBe('solid');
    expect(style.boxShadow).not.toBe('none');
    expect(style.boxShadow).not.toBe('');
    expect(style.display).toBe('flex');
    expect(style.animationName).toBe('fl-spin');
  });
});

it('leaves an element of the host alone, even one with the same classes', () => {
  const outside = document.createElement('div');
  outside.className = classes;
  host.append(outside);
  mount(host);
  const style = getComputedStyle(outside);
  expect([style.display, style.borderBlockStartStyle, style.boxShadow, style.animationName]).toEqual([
    'block',
    'none',
    'none',
    'none',
  ]);
  expect(style.getPropertyValue('--fl_border-style')).toBe('');
});

it('keeps one element’s values from its children, as @property would', () => {
  const style = document.createElement('style');
  style.textContent = css;
  const root = document.createElement('div');
  root.className = 'floe-root fl:shadow-md';
  const child = document.createElement('div');
  root.append(child);
  host.append(style, root);
  expect(getComputedStyle(root).boxShadow).not.toBe('none');
  expect(getComputedStyle(child).getPropertyValue('--fl_shadow')).toBe('0 0 #0000');
});
