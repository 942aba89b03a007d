package dev.acrida.cluster.master;

import dev.acrida.cluster.TestBundle;
import dev.acrida.cluster.trust.Authority;
import dev.acrida.cluster.trust.JoinToken;
import dev.acrida.cluster.wire.FilePiece;
import dev.acrida.cluster.wire.FileRequest;
import dev.acrida.cluster.wire.JoinReply;
import dev.acrida.cluster.wire.JoinRequest;
import dev.acrida.cluster.wire.Orders;
import dev.acrida.cluster.wire.Report;
import dev.acrida.cluster.wire.TakeReply;
import dev.acrida.cluster.wire.TakeRequest;
import dev.acrida.cluster.wire.TestReply;
import dev.acrida.cluster.wire.TestRequest;
import dev.acrida.cluster.wire.Watch;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.List;

/** Answers the calls of workers. Thread-safe: each call has a thread of its own. */
final class Reception {
    private static final System.Logger LOG = System.getLogger("acrida.cluster");
    private static final Duration LONGEST_WATCH = Duration.ofSeconds(5);
    private static final int PIECE = 1 << 18;

    private final Authority authority;
    private final JoinToken token;
    private final Coordinator coordinator;

    private final RowOffice rows;
    private volatile TestBundle bundle = TestBundle.NONE;

    Reception(Authority authority, JoinToken token, Coordinator coordinator, RowOffice rows) {
        this.authority = authority;
        this.token = token;
        this.coordinator = coordinator;
        this.rows = rows;
    }

    /** From now on workers are given this. */
    void give(TestBundle next) {
        bundle = next;
    }

    void join(JoinRequest request, StreamObserver<JoinReply> answer) {
        String caller = Doorkeeper.CALLER.get();
        if (!token.hasSecret(request.secret())) {
            String why = "the join token is not the one that this master has printed";
            LOG.log(System.Logger.Level.WARNING, "Refused {0}: {1}", caller, why);
            answer.onError(Status.PERMISSION_DENIED.withDescription(why).asRuntimeException());
            return;
        }
        try {
            PublicKey key =
                    KeyFactory.getInstance("EC")
                            .generatePublic(new X509EncodedKeySpec(request.publicKey()));
            reply(
                    answer,
                    new JoinReply(
                            authority.certifyWorker(request.name(), key).getEncoded(),
                            authority.certificate().getEncoded()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            String why = "its request to join is no such thing: " + e.getMessage();
            LOG.log(System.Logger.Level.WARNING, "Refused {0}: {1}", caller, why);
            answer.onError(Status.INVALID_ARGUMENT.withDescription(why).asRuntimeException());
        }
    }

    void test(TestRequest request, StreamObserver<TestReply> answer) {
        TestBundle given = bundle;
        reply(
                answer,
                new TestReply(
                        given.id(),
                        given.arguments(),
                        List.copyOf(given.files().keySet()),
                        coordinator.index(Doorkeeper.CALLER.get())));
    }

    void file(FileRequest request, StreamObserver<FilePiece> answer) {
        TestBundle given = bundle;
        @Nullable Path file = given.files().get(request.name());
        if (file == null || !request.test().equals(given.id())) {
            answer.onError(
                    Status.NOT_FOUND
                            .withDescription("this test has no file " + request.name())
                            .asRuntimeException());
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            for (byte[] piece = in.readNBytes(PIECE);
                    piece.length > 0;
                    piece = in.readNBytes(PIECE)) {
                answer.onNext(new FilePiece(piece));
            }
            answer.onCompleted();
        } catch (IOException e) {
            answer.onError(
                    Status.UNAVAILABLE
                            .withDescription("the master cannot read " + request.name())
                            .withCause(e)
                            .asRuntimeException());
        }
    }

    void report(Report report, StreamObserver<Orders> answer) {
        reply(answer, coordinator.report(Doorkeeper.CALLER.get(), report));
    }

    void take(TakeRequest request, StreamObserver<TakeReply> answer) {
        try {
            reply(answer, rows.take(Doorkeeper.CALLER.get(), request));
        } catch (IOException e) {
            answer.onError(
                    Status.UNAVAILABLE
                            .withDescription("this master gives no rows: " + e.getMessage())
                            .withCause(e)
                            .asRuntimeException());
        }
    }

    void watch(Watch watch, StreamObserver<Orders> answer) {
        try {
            reply(
                    answer,
                    coordinator.watch(Doorkeeper.CALLER.get(), watch.revision(), LONGEST_WATCH));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.onError(
                    Status.UNAVAILABLE
                            .withDescription("the master is ending")
                            .asRuntimeException());
        }
    }

    private static <T> void reply(StreamObserver<T> answer, T with) {
        answer.onNext(with);
        answer.onCompleted();
    }
}
