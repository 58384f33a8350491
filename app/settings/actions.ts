'use server'

import { database } from '#app/_server/db.ts'
import { formAction } from '#app/_server/form.ts'
import { AccountDraft, amendAccount } from '#db/commands/amend-account.ts'
import { ACCOUNT_FORM, accountInput } from './account-form.ts'

export const saveAccount = formAction(
  { spec: ACCOUNT_FORM, schema: AccountDraft, what: 'account', failed: 'The account is as it was', read: accountInput },
  async (actor, draft) => {
    await amendAccount(database(), actor, draft)
    return { notice: 'Saved.' }
  },
)
