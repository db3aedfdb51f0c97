/** Moves a compiled Tailwind stylesheet under the kit root, so that no rule of it can reach the host page. */
import postcss, { type AtRule, type Declaration, type Root, type Rule } from 'postcss';

/** The class of the element that everything of Floe stands in. */
const KIT_ROOT = '.floe-root';

const inside = `:is(${KIT_ROOT},${KIT_ROOT} *)`;
const everywhere = `:where(${KIT_ROOT},${KIT_ROOT} *)`;

/** Tailwind's layers under one name of ours: its own would merge with the layers of a host that uses Tailwind too. */
const LAYER = 'floe';

/**
 * Drops `@property` (it has no effect in a shadow root) with its `*` fallback, restates the initial values under the kit
 * root, gives Tailwind's variables, keyframes and layers names of our own and prefixes every selector.
 */
export function scopeStyles(css: string): Root {
  const root = postcss.parse(css);
  root.walkAtRules('property', (rule) => void rule.remove());
  root.walkAtRules('layer', (layer) => {
    if (layer.params === 'properties') restateInitialValues(layer);
  });
  renameKeyframes(root);
  root.walkDecls(renameVariables);
  root.walkRules((rule) => {
    if (!isKeyframe(rule)) rule.selectors = [...new Set(rule.selectors.map(scopeSelector))];
  });
  root.walkAtRules('layer', (layer) => {
    layer.params = layer.params
      .split(',')
      .map((name) => `${LAYER}.${name.trim()}`)
      .join(', ');
  });
  return root;
}

/** The same rules without layers, for hosts whose own unlayered resets would beat any layer. */
export function flattenLayers(layered: Root): Root {
  const root = layered.clone();
  root.walkAtRules('layer', (layer) => void (layer.nodes ? layer.replaceWith(layer.nodes) : layer.remove()));
  return root;
}

/** Prefixes one selector with the kit root; the root's own and the theme's `:root` stay or become the root itself. */
export function scopeSelector(selector: string): string {
  if (selector === ':root' || selector === ':host') return KIT_ROOT;
  if (isScoped(selector)) return selector;
  if (/^[.:[#]/.test(selector)) return `${inside}${selector}`;
  throw new Error(`"${selector}" would style the host page: begin it with ${KIT_ROOT} or a class of the kit.`);
}

/** Whether what a selector styles is the kit root or stands in it. */
function isScoped(selector: string): boolean {
  const start = [KIT_ROOT, inside, everywhere].find((prefix) => selector.startsWith(prefix));
  return (
    start !== undefined &&
    !/^[\w-]/.test(selector.slice(start.length)) &&
    !/^\S*\s*[+~]/.test(selector.slice(start.length))
  );
}

function restateInitialValues(layer: AtRule): void {
  layer.walkAtRules('supports', (supports) => void supports.replaceWith(supports.nodes ?? []));
  layer.walkRules((rule) => {
    rule.selectors = ['', '::before', '::after', '::backdrop'].map((part) => `${everywhere}${part}`);
  });
}

function renameVariables(declaration: Declaration): void {
  declaration.prop = declaration.prop.replace(/^--tw-/, '--fl_');
  declaration.value = declaration.value.replaceAll('--tw-', '--fl_');
}

function renameKeyframes(root: Root): void {
  const names = new Map<string, string>();
  root.walkAtRules('keyframes', (rule) => {
    if (rule.params.startsWith('fl-')) return;
    names.set(rule.params, `fl-${rule.params}`);
    rule.params = `fl-${rule.params}`;
  });
  root.walkDecls(/^(animation|animation-name|--fl-animate-.*)$/, (declaration) => {
    declaration.value = declaration.value.replace(/[\w-]+/g, (word) => names.get(word) ?? word);
  });
}

function isKeyframe(rule: Rule): boolean {
  return rule.parent?.type === 'atrule' && (rule.parent as AtRule).name.endsWith('keyframes');
}
