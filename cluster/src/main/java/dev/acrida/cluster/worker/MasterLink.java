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
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLException;

/** A connection to one master. Thread-safe. Calls throw {@link io.grpc.StatusRuntimeException}. */
final class MasterLink implements AutoCloseable {
    private static final int LARGEST_MESSAGE = 256 << 20;
    private static final long JOIN_SECONDS = 60;
    private static final long CALL_SECONDS = 10;
    private static final long FILE_SECONDS = 600;

    private final ManagedChannel channel;

    private MasterLink(ManagedChannel channel) {
        this.channel = channel;
    }

    /** A connection by which a worker can do nothing but join. */
    static MasterLink asStranger(MasterAddress master, WorkerSettings settings) {
        return open(
                master,
                settings,
                GrpcSslContexts.configure(SslContextBuilder.forClient(), SslProvider.JDK)
                        .trustManager(TrustAuthority.of(settings.token())));
    }

    /** A connection of a worker that has joined. */
    static MasterLink as(Identity identity, MasterAddress master, WorkerSettings settings) {
        return open(
                master,
                settings,
                GrpcSslContexts.configure(SslContextBuilder.forClient(), SslProvider.JDK)
                        .trustManager(TrustAuthority.of(identity.authority()))
                        .keyManager(identity.key(), identity.chain()));
    }

    private static MasterLink open(
            MasterAddress master, WorkerSettings settings, SslContextBuilder tls) {
        Metadata headers = new Metadata();
        headers.put(Calls.VERSION, settings.version());
        try {
            return new MasterLink(
                    NettyChannelBuilder.forAddress(master.host(), master.port())
                            .sslContext(tls.build())
                            // Whatever its address: a certificate of this name has only a master.
                            .overrideAuthority(Identity.MASTER)
                            .proxyDetector(address -> null)
                            .maxInboundMessageSize(LARGEST_MESSAGE)
                            .keepAliveTime(10, TimeUnit.SECONDS)
                            .keepAliveTimeout(10, TimeUnit.SECONDS)
                            .intercept(MetadataUtils.newAttachHeadersInterceptor(headers))
                            .build());
        } catch (SSLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tries to connect at once if the connection is broken, however often that has failed. */
    void retry() {
        channel.resetConnectBackoff();
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
                        channel, Calls.FILE, within(FILE_SECONDS), request);
        try {
            while (pieces.hasNext()) {
                to.write(pieces.next().bytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <Q, A> A call(MethodDescriptor<Q, A> method, Q question, long seconds) {
        return ClientCalls.blockingUnaryCall(channel, method, within(seconds), question);
    }

    private static CallOptions within(long seconds) {
        return CallOptions.DEFAULT.withDeadlineAfter(seconds, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
