package dev.acrida.cluster.worker;

import dev.acrida.cluster.trust.Identity;
import dev.acrida.cluster.trust.TrustAuthority;
import dev.acrida.cluster.wire.Calls;
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
import dev.acrida.cluster.worker.WorkerSettings.MasterAddress;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLException;

/**
 * A connection to whichever master answers: of several, only the one that leads does. Thread-safe.
 * Calls throw {@link StatusRuntimeException}; all may be repeated.
 */
final class MasterLink implements AutoCloseable {
    private static final int LARGEST_MESSAGE = 256 << 20;
    private static final long JOIN_SECONDS = 60;
    private static final long CALL_SECONDS = 10;
    private static final long FILE_SECONDS = 600;

    /** What comes of a master that does not answer: another may lead. */
    private static final Set<Status.Code> AWAY =
            Set.of(Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED);

    private final List<ManagedChannel> masters;

    /** Of the one that answered last. */
    private final AtomicInteger current = new AtomicInteger();

    private MasterLink(List<ManagedChannel> masters) {
        this.masters = List.copyOf(masters);
    }

    /** A connection by which a worker can do nothing but join. */
    static MasterLink asStranger(MasterAddress master, WorkerSettings settings) {
        SslContextBuilder tls =
                GrpcSslContexts.configure(SslContextBuilder.forClient(), SslProvider.JDK)
                        .trustManager(TrustAuthority.of(settings.token()));
        return new MasterLink(List.of(open(master, settings, tls)));
    }

    /** A connection of a worker that has joined: by this master, which is asked first. */
    static MasterLink as(Identity identity, MasterAddress first, WorkerSettings settings) {
        SslContextBuilder tls =
                GrpcSslContexts.configure(SslContextBuilder.forClient(), SslProvider.JDK)
                        .trustManager(TrustAuthority.of(identity.authority()))
                        .keyManager(identity.key(), identity.chain());
        MasterLink link =
                new MasterLink(
                        settings.masters().stream().map(at -> open(at, settings, tls)).toList());
        link.current.set(settings.masters().indexOf(first));
        return link;
    }

    private static ManagedChannel open(
            MasterAddress master, WorkerSettings settings, SslContextBuilder tls) {
        Metadata headers = new Metadata();
        headers.put(Calls.VERSION, settings.version());
        try {
            return NettyChannelBuilder.forAddress(master.host(), master.port())
                    .sslContext(tls.build())
                    // Whatever its address: a certificate of this name has only a master.
                    .overrideAuthority(Identity.MASTER)
                    .proxyDetector(address -> null)
                    .maxInboundMessageSize(LARGEST_MESSAGE)
                    .keepAliveTime(10, TimeUnit.SECONDS)
                    .keepAliveTimeout(10, TimeUnit.SECONDS)
                    .intercept(MetadataUtils.newAttachHeadersInterceptor(headers))
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tries to connect at once where the connection is broken, however often that has failed. */
    void retry() {
        masters.forEach(ManagedChannel::resetConnectBackoff);
    }

    JoinReply join(JoinRequest request) {
        return call(Calls.JOIN, request, JOIN_SECONDS);
    }

    TestReply test() {
        return call(Calls.TEST, new TestRequest(), JOIN_SECONDS);
    }

    Orders report(Report report) {
        return call(Calls.REPORT, report, CALL_SECONDS);
    }

    Orders watch(long revision) {
        return call(Calls.WATCH, new Watch(revision), 2 * CALL_SECONDS);
    }

    TakeReply take(TakeRequest request) {
        return call(Calls.TAKE, request, CALL_SECONDS);
    }

    void file(FileRequest request, OutputStream to) {
        Iterator<FilePiece> pieces =
                ClientCalls.blockingServerStreamingCall(
                        masters.get(current.get()), Calls.FILE, within(FILE_SECONDS), request);
        try {
            while (pieces.hasNext()) {
                to.write(pieces.next().bytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <Q, A> A call(MethodDescriptor<Q, A> method, Q question, long seconds) {
        for (int others = masters.size() - 1; ; others--) {
            int at = current.get();
            try {
                return ClientCalls.blockingUnaryCall(
                        masters.get(at), method, within(seconds), question);
            } catch (StatusRuntimeException e) {
                Status.Code code = e.getStatus().getCode();
                if (AWAY.contains(code)) {
                    current.compareAndSet(at, (at + 1) % masters.size());
                }
                if (code != Status.Code.UNAVAILABLE || others == 0) {
                    throw e;
                }
            }
        }
    }

    private static CallOptions within(long seconds) {
        return CallOptions.DEFAULT.withDeadlineAfter(seconds, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        masters.forEach(ManagedChannel::shutdownNow);
    }
}
