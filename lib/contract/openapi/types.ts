// The parts of an OpenAPI 3.1 document that Linkdesk's has: https://spec.openapis.org/oas/v3.1.1

/** A JSON Schema of draft 2020-12, which is the dialect of OpenAPI 3.1. */
export type JsonSchema = {
  $ref?: string;
  type?: string | string[];
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  examples?: unknown[];
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  [keyword: string]: unknown;
};

/** Without a schema: bytes that are no JSON. */
export type Media = { schema?: JsonSchema; example?: unknown };
type Content = Record<string, Media>;
type Reference = { $ref: string };
type Header = { description: string; schema: JsonSchema };

export type Parameter = {
  name: string;
  in: "path" | "query" | "header";
  description?: string;
  required: boolean;
  schema?: JsonSchema;
  /** Instead of a schema: a value that is JSON in the address. */
  content?: Content;
  example?: unknown;
};

export type Response = {
  description: string;
  headers?: Record<string, Header | Reference>;
  content?: Content;
};

type Security = Record<string, readonly string[]>[];

export type Operation = {
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  /** The scope that an API key needs. */
  "x-scope"?: string;
  security: Security;
  parameters?: Parameter[];
  requestBody?: { required: boolean; content: Content };
  responses: Record<string, Response>;
};

export type Webhook = {
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  security: Security;
  parameters: Parameter[];
  requestBody: { required: true; content: Content };
  responses: Record<string, Response>;
};

export type Method = "get" | "post" | "put" | "patch" | "delete";

export type OpenApiDocument = {
  openapi: "3.1.1";
  info: {
    title: string;
    version: string;
    description: string;
    license: { name: string; identifier: string };
  };
  servers: { url: string }[];
  tags: { name: string; description: string }[];
  paths: Record<string, Partial<Record<Method, Operation>>>;
  webhooks: Record<string, { post: Webhook }>;
  components: {
    securitySchemes: Record<string, unknown>;
    headers: Record<string, Header>;
    schemas: Record<string, JsonSchema>;
  };
};

/** An operation with where it is. */
export type OperationAt = { path: string; method: string; operation: Operation };
