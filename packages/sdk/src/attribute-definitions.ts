import type {
  AttributeDefinition,
  CreateAttributeDefinitionBody,
  UpdateAttributeDefinitionBody,
} from "./api.ts";
import type { Result } from "./error.ts";
import type { Pages } from "./pages.ts";
import { path, type RequestOptions } from "./request.ts";
import { Resource } from "./resource.ts";

const PATH = "/api/v1/attribute-definitions";

/**
 * What your team wants to know about contacts and conversations. `contacts.update` sets the values of a contact,
 * `conversations.act` with `set_attribute` those of a conversation.
 */
export class AttributeDefinitions extends Resource {
  /** Those of contacts, then those of conversations, each in order. */
  list(options?: RequestOptions): Pages<AttributeDefinition> {
    return this.pages(PATH, {}, options);
  }

  create(
    definition: CreateAttributeDefinitionBody,
    options?: RequestOptions,
  ): Promise<Result<AttributeDefinition>> {
    return this.request({ method: "POST", path: PATH, body: definition }, options);
  }

  update(
    id: string,
    changes: UpdateAttributeDefinitionBody,
    options?: RequestOptions,
  ): Promise<Result<AttributeDefinition>> {
    return this.request(
      { method: "PATCH", path: path`/api/v1/attribute-definitions/${id}`, body: changes },
      options,
    );
  }

  /** Values stay where they are, and are no longer checked. */
  delete(id: string, options?: RequestOptions): Promise<Result<undefined>> {
    return this.request(
      { method: "DELETE", path: path`/api/v1/attribute-definitions/${id}` },
      options,
    );
  }
}
