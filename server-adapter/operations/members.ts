import type { Output } from '../../src/contract/types.ts';
import type { Handlers } from './handler.ts';
import { ofSubject, page } from './page.ts';

export const members: Handlers<'members'> = {
  'members.list': async (input, context) => {
    const { root, polar, subject } = context;
    const isCustomer = root === '/v1/customer-portal';
    // Polar shows a team to its members' sessions only, and refuses everybody else's as signed out.
    if (isCustomer && subject.memberId === undefined) return { result: [], total: 0, next: null };
    return page<Output<'members.list'>[number]>(context, {
      road: polar,
      path: isCustomer ? `${root}/members` : '/v1/members/',
      input,
      query: ofSubject(context),
    });
  },
};
