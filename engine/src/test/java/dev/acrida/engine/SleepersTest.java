package dev.acrida.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

@Timeout(60)
class SleepersTest {
    private static final long MILLI = 1_000_000;
    private static final long HOUR = 3_600_000 * MILLI;

    private final Sleepers sleepers = Sleepers.start();

    @Test
    void nobodyWakesBeforeItsTime() throws InterruptedException {
        Random random = new Random(1);
        List<Long> early = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            long first = random.nextInt(50) * MILLI;
            long second = random.nextInt(50) * MILLI;
            threads.add(
                    Thread.startVirtualThread(
                            () -> {
                                note(early, first);
                                note(early, second);
                            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(early).hasSize(4_000).allMatch(nanos -> nanos >= 0);
    }

    @Test
    void oneThatComesLaterMayWakeFirst() throws InterruptedException {
        Thread sleepsLong = Thread.startVirtualThread(() -> sleepUnlessInterrupted(HOUR));
        sleepers.sleep(5 * MILLI);
        sleepers.sleep(MILLI);

        assertThat(sleepsLong.isAlive()).isTrue();
        sleepsLong.interrupt();
        sleepsLong.join();
    }

    @Test
    void anInterruptEndsASleepAndNobodyElses() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        Thread sleeper =
                Thread.startVirtualThread(
                        () -> {
                            if (!sleepUnlessInterrupted(HOUR)) {
                                interrupted.countDown();
                            }
                        });
        sleeper.interrupt();
        interrupted.await();

        sleepers.sleep(MILLI);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aThreadThatIsInterruptedDoesNotSleep() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> sleepers.sleep(HOUR));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aPermitThatWasLeftOverWakesNobodyTooEarly() throws InterruptedException {
        LockSupport.unpark(Thread.currentThread());
        long began = System.nanoTime();

        sleepers.sleep(20 * MILLI);

        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(20 * MILLI);
    }

    private void note(List<Long> early, long nanos) {
        long began = System.nanoTime();
        sleepUnlessInterrupted(nanos);
        early.add(System.nanoTime() - began - nanos);
    }

    private boolean sleepUnlessInterrupted(long nanos) {
        try {
            sleepers.sleep(nanos);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
