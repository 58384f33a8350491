import { z } from 'zod'
import { OrganizationDraft } from '#db/commands/create-organization.ts'
import { TokenDraft } from '#db/commands/issue-token.ts'
import { IssuedToken, OrganizationList, PublicOrganization, Self, TokenList } from '#lib/dataset/public.ts'
import { Slug } from '#lib/dataset/schema.ts'
import { jsonBody, NO_BODY } from './body.ts'
import { operation } from './operation.ts'
import { AfterQuery, NOTHING } from './parameters.ts'

const group = 'Organisations and accounts'

export const listOrganizationsOperation = operation({
  id: 'listOrganizations',
  method: 'GET',
  path: '/organizations',
  group,
  summary: 'List the organisations',
  params: NOTHING,
  query: AfterQuery,
  body: NO_BODY,
  answers: [{ status: 200, describe: 'A page of organisations in the order of their slugs', schema: OrganizationList }],
  account: 'none',
  writes: false,
})

export const createOrganizationOperation = operation({
  id: 'createOrganization',
  method: 'POST',
  path: '/organizations',
  group,
  summary: 'Create an organisation',
  details: 'Whoever creates it is its owner.',
  params: NOTHING,
  query: NOTHING,
  body: jsonBody(OrganizationDraft, 'organisation'),
  answers: [{ status: 201, describe: 'The organisation; Location is its address', schema: PublicOrganization }],
  account: 'manage',
  writes: true,
})

export const readOrganizationOperation = operation({
  id: 'readOrganization',
  method: 'GET',
  path: '/organizations/{slug}',
  group,
  summary: 'Read an organisation',
  params: z.object({ slug: Slug }),
  query: NOTHING,
  body: NO_BODY,
  answers: [{ status: 200, describe: 'The organisation', schema: PublicOrganization }],
  account: 'none',
  writes: false,
})

export const whoAmIOperation = operation({
  id: 'whoAmI',
  method: 'GET',
  path: '/whoami',
  group,
  summary: 'Tell who the token speaks for',
  params: NOTHING,
  query: NOTHING,
  body: NO_BODY,
  answers: [{ status: 200, describe: 'The person, their organisations, and what the token may do', schema: Self }],
  account: 'read',
  writes: false,
})

export const listTokensOperation = operation({
  id: 'listTokens',
  method: 'GET',
  path: '/tokens',
  group,
  summary: 'List your API tokens',
  params: NOTHING,
  query: NOTHING,
  body: NO_BODY,
  answers: [
    {
      status: 200,
      describe: 'Your tokens that were not revoked, newest first, without their secrets',
      schema: TokenList,
    },
  ],
  account: 'manage',
  writes: false,
})

export const issueTokenOperation = operation({
  id: 'issueToken',
  method: 'POST',
  path: '/tokens',
  group,
  summary: 'Issue an API token',
  details:
    'The secret is told in this answer and never again. A token can issue only tokens that may do no more than itself.',
  params: NOTHING,
  query: NOTHING,
  body: jsonBody(TokenDraft, 'token'),
  answers: [{ status: 201, describe: 'The token with its secret', schema: IssuedToken }],
  account: 'manage',
  writes: true,
  answerIsSecret: true,
})

export const revokeTokenOperation = operation({
  id: 'revokeToken',
  method: 'DELETE',
  path: '/tokens/{id}',
  group,
  summary: 'Revoke one of your API tokens',
  params: z.object({ id: z.uuid('The id of a token, as the list of your tokens tells it.') }),
  query: NOTHING,
  body: NO_BODY,
  answers: [{ status: 204, describe: 'It no longer counts, at once and for good' }],
  account: 'manage',
  writes: true,
})

export const ACCOUNT_OPERATIONS = [
  listOrganizationsOperation,
  createOrganizationOperation,
  readOrganizationOperation,
  whoAmIOperation,
  listTokensOperation,
  issueTokenOperation,
  revokeTokenOperation,
] as const
