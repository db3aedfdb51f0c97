// What a caller may make happen that no Polar operation does: time, a bank, Polar's own staff.

import type { BenefitType } from './benefits/table.ts';
import { type CheckoutMoves, createCheckoutMoves } from './checkouts/moves.ts';
import { createDisputeMoves, type DisputeMoves } from './disputes/moves.ts';
import { setToldBalances, type ToldBalances } from './events/money-events.ts';
import { setFeedLag } from './events/system.ts';
import { setTurns } from './grants/turns.ts';
import { signIn } from './oauth2/people.ts';
import {
  type OrganizationRow,
  type OrganizationSetup,
  organizations,
  setUpOrganization,
} from './organizations/table.ts';
import { type ChallengeMoves, createChallengeMoves } from './payments/challenge-moves.ts';
import { openUsageWallet } from './payments/wallet.ts';
import { createRefundMoves, type RefundMoves } from './refunds/moves.ts';
import { chooseLoginCode } from './sessions/login.ts';
import { QUICK, type Workers } from './state/workers.ts';
import type { World } from './state/world.ts';
import { customerById } from './subscriptions/catalog.ts';
import { type BillingMoves, createBillingMoves } from './subscriptions/moves.ts';
import { startScheduler } from './subscriptions/scheduler.ts';
import { createWebhookMoves, type WebhookMoves } from './webhooks/moves.ts';
import type { Postman } from './webhooks/postman.ts';

export interface Moves extends RefundMoves, BillingMoves, ChallengeMoves, CheckoutMoves, DisputeMoves, WebhookMoves {
  /** Sets the present (milliseconds since the epoch, a Date or an ISO string), doing on the way what comes due. */
  clock(time: number | string | Date): void;
  /** Makes an organization, or changes settings and feature flags of the one with this slug or id. Answers its id. */
  organization(setup: OrganizationSetup): string;
  /** Polar's staff opens a wallet for use, in US dollars. Answers its id. */
  usageWallet(customerId: string): string;
  /** Polar's system events come this late from now on; half a second is usual. */
  feedLags(milliseconds: number): void;
  /** How quick Polar's workers are from now on; without a word they do at once what is queued. */
  workersTake(how?: Partial<Workers>): void;
  /** Whether the processor tells Polar of the money of every payment, as it should, or of checkouts alone. */
  balancesTold(of: ToldBalances): void;
  /**
   * Polar gives and takes back each benefit of a product in a worker of its own, side by side. From now on they take
   * turns like this: what is named once is done at once, what is named again begins first and ends last.
   */
  benefitsRace(turns: readonly BenefitType[]): void;
  /** This person sits at the browser that Polar's own pages are shown in, from now on; null: nobody. */
  signIn(email: string | null): void;
  /** The next login code that is mailed is this one. */
  loginCode(code: string): void;
}

export function createMoves(world: World, postman: Postman): Moves {
  return {
    ...createRefundMoves(world),
    ...createBillingMoves(world),
    ...createChallengeMoves(world),
    ...createCheckoutMoves(world),
    ...createDisputeMoves(world),
    ...createWebhookMoves(world, postman),
    clock(time) {
      const before = world.time.now();
      world.moveTo(typeof time === 'number' ? time : new Date(time).getTime());
      if (world.time.now() < before) startScheduler(world);
    },
    organization(setup) {
      const existing = findOrganization(world, setup.slug);
      if (!existing) return setUpOrganization(world, setup).id;
      const patch: Partial<OrganizationRow> = {
        ...(setup.name === undefined ? {} : { name: setup.name }),
        ...setup.settings,
        feature_settings: { ...existing.feature_settings, ...setup.features },
      };
      return world.of(organizations).update(existing.id, patch).id;
    },
    usageWallet: (customerId) => openUsageWallet(world, customerById(world, customerId)),
    feedLags: (milliseconds) => setFeedLag(world, milliseconds),
    workersTake(how = {}) {
      world.settle();
      world.setWorkers({ ...QUICK, ...how });
    },
    balancesTold: (of) => setToldBalances(world, of),
    benefitsRace: (turns) => setTurns(world, turns),
    signIn: (email) => signIn(world, email),
    loginCode: (code) => chooseLoginCode(world, code),
  };
}

export function findOrganization(world: World, slugOrId: string): OrganizationRow | undefined {
  const table = world.of(organizations);
  return table.get(slugOrId) ?? table.find((row) => row.slug === slugOrId);
}
