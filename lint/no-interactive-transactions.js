// postgres.js 3.4.9 can run statements of a dead transaction inside the next one (its issues 1066, 1154, 1208, 1216): see docs/decisions.
const FORBIDDEN = new Set(["transaction", "begin"]);

export default {
  meta: { name: "kmo" },
  rules: {
    "no-interactive-transactions": {
      create: (context) => ({
        CallExpression({ callee }) {
          if (callee.type !== "MemberExpression" || callee.computed || !FORBIDDEN.has(callee.property.name)) return;
          context.report({ node: callee.property, message: "Interactive transactions are broken in the driver. Make the write one statement or one SQL function call." });
        },
      }),
    },
  },
};
