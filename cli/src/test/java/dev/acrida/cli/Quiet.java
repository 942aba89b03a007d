package dev.acrida.cli;

import dev.acrida.testkit.SampleShop;

import java.util.function.BooleanSupplier;

/** Whether nobody has asked the shop for anything for a second. Confined to one thread. */
final class Quiet implements BooleanSupplier {
    private final SampleShop shop;
    private long requests = -1;
    private long sinceNanos;

    Quiet(SampleShop shop) {
        this.shop = shop;
    }

    @Override
    public boolean getAsBoolean() {
        long now = shop.counts().requests();
        if (now != requests) {
            requests = now;
            sinceNanos = System.nanoTime();
        }
        return System.nanoTime() - sinceNanos > 1_000_000_000;
    }
}
