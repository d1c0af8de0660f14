import {
  attributeDefinition,
  createAttributeDefinitionBody,
  updateAttributeDefinitionBody,
} from "../attribute-definitions.ts";
import { idParams, pageOf } from "../shapes.ts";
import { endpoint } from "./endpoint.ts";

export const listAttributeDefinitions = endpoint({
  method: "GET",
  path: "/api/v1/attribute-definitions",
  access: "member",
  scope: "conversations:read",
  summary: "Lists the attributes that are defined for contacts and conversations, in order.",
  response: pageOf(attributeDefinition),
  errors: [],
});

export const createAttributeDefinition = endpoint({
  method: "POST",
  path: "/api/v1/attribute-definitions",
  access: "admin",
  scope: "conversations:write",
  summary: "Defines an attribute of contacts or conversations.",
  body: createAttributeDefinitionBody,
  example: {
    ...{ subject: "conversation", key: "order_number", name: "Order number" },
    ...{ type: "text", isRequired: true },
  },
  response: attributeDefinition,
  status: [201],
  errors: ["conflict"],
});

export const updateAttributeDefinition = endpoint({
  method: "PATCH",
  path: "/api/v1/attribute-definitions/[id]",
  access: "admin",
  scope: "conversations:write",
  summary:
    "Changes how an attribute is named, described, offered and ordered. Values stay as they are.",
  params: idParams,
  body: updateAttributeDefinitionBody,
  response: attributeDefinition,
  errors: ["conflict"],
});

export const deleteAttributeDefinition = endpoint({
  method: "DELETE",
  path: "/api/v1/attribute-definitions/[id]",
  access: "admin",
  scope: "conversations:write",
  summary:
    "Deletes the definition of an attribute. Values stay where they are, and are no longer checked.",
  params: idParams,
  response: null,
  errors: [],
});
