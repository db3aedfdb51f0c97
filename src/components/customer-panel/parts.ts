export { NextCharge } from './next-charge.tsx';
export { PanelFacts as Facts } from './panel-facts.tsx';
export { PanelOrders as Orders } from './panel-orders.tsx';
export { PanelRoot as Root, usePanelContext as useContext } from './panel-root.tsx';
export { PanelSubscriptions as Subscriptions } from './panel-subscriptions.tsx';
export { PanelTrail as Trail } from './panel-trail.tsx';
export { PanelUrgent as Urgent } from './panel-urgent.tsx';
export { PanelWho as Who } from './panel-who.tsx';
export { PlanCard } from './plan-card.tsx';
