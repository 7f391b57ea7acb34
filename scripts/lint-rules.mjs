// Two rules of our own, loaded by oxlint (.oxlintrc.json): what the architecture bans and no ready-made rule expresses.
const report = (context, node, message) => context.report({ node, message });

/** Modules take the time from ctx.clock, so that a test can set it. `new Date(instant)` stays: it converts, it doesn't ask. */
const clock = {
  create: (context) => ({
    NewExpression(node) {
      if (node.callee.name === 'Date' && node.arguments.length === 0)
        report(context, node, 'Use ctx.clock: `new Date()` reads the real time.');
    },
    CallExpression(node) {
      const { callee } = node;
      if (callee.type === 'MemberExpression' && callee.object.name === 'Date' && callee.property.name === 'now') {
        report(context, node, 'Use ctx.clock: Date.now() reads the real time.');
      }
    },
  }),
};

/** A resolver translates; a service writes. */
const resolversDontWrite = {
  create: (context) => ({
    CallExpression(node) {
      const name = node.callee.type === 'MemberExpression' ? node.callee.property.name : undefined;
      if (['persist', 'flush', 'transactional', 'nativeInsert', 'nativeUpdate', 'nativeDelete'].includes(name)) {
        report(context, node, `A resolver never writes: move ${name}() into the module's service.`);
      }
    },
  }),
};

export default { meta: { name: 'hearth' }, rules: { clock, 'resolvers-do-not-write': resolversDontWrite } };
