import graphql from "@graphql-eslint/eslint-plugin";

// TypeScript is linted by oxlint; this holds the style of the SDL and of the shipped operations.
const graphQLConfig = { schema: "schema/**/*.graphql", documents: "src/web/examples/*.graphql" };

export default [
  {
    files: ["schema/**/*.graphql"],
    languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig } },
    plugins: { "@graphql-eslint": graphql },
    rules: {
      ...graphql.configs["flat/schema-recommended"].rules,
      "@graphql-eslint/require-description": ["error", { types: true, FieldDefinition: true, InputValueDefinition: true, EnumValueDefinition: true, DirectiveDefinition: true, ObjectTypeDefinition: true }],
      "@graphql-eslint/require-deprecation-reason": "error",
      "@graphql-eslint/no-unreachable-types": "error",
      "@graphql-eslint/strict-id-in-types": "off",
    },
  },
  {
    files: ["src/**/*.graphql"],
    languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig } },
    plugins: { "@graphql-eslint": graphql },
    rules: { ...graphql.configs["flat/operations-recommended"].rules, "@graphql-eslint/selection-set-depth": "off", "@graphql-eslint/require-selections": "off" },
  },
];
