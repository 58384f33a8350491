import { api } from '#app/_server/api.ts'
import { openApiDocument } from '../_contract/openapi.ts'
import { readOpenApiOperation } from '../_contract/registry.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The description of the whole API. */
export const GET = api(readOpenApiOperation, async ({ site }) => Response.json(openApiDocument(site)))
