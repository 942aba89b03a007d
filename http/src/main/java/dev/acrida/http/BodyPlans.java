package dev.acrida.http;

import dev.acrida.Bodies;
import dev.acrida.http.wire.BodyPlan;

/**
 * What a user's requests do with the bodies of their responses. Immutable.
 *
 * @param usual what happens where a request does not say otherwise
 * @param kept what happens where it wants the body
 */
record BodyPlans(BodyPlan usual, BodyPlan kept) {
    static BodyPlans of(Bodies bodies) {
        BodyPlan kept = BodyPlan.kept(bodies.maxBytes());
        return new BodyPlans(bodies.kept() ? kept : BodyPlan.DISCARDED, kept);
    }
}
