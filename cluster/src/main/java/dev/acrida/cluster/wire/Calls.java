package dev.acrida.cluster.wire;

import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;

/** The calls that a worker makes to a master. */
public final class Calls {
    /** The service that all of them belong to. */
    public static final String SERVICE = "acrida.Cluster";

    /** In which every call says the version of Acrida that makes it. */
    public static final Metadata.Key<String> VERSION =
            Metadata.Key.of("acrida-version", Metadata.ASCII_STRING_MARSHALLER);

    /** Gets a certificate for a join token; the only call that needs none. */
    public static final MethodDescriptor<JoinRequest, JoinReply> JOIN =
            unary("Join", JoinRequest.class, JoinReply.class);

    /** Asks what the test consists of. */
    public static final MethodDescriptor<TestRequest, TestReply> TEST =
            unary("Test", TestRequest.class, TestReply.class);

    /** Fetches one file of the test, in pieces. */
    public static final MethodDescriptor<FileRequest, FilePiece> FILE =
            method(MethodType.SERVER_STREAMING, "File", FileRequest.class, FilePiece.class);

    /** Reports, and is told what to do. */
    public static final MethodDescriptor<Report, Orders> REPORT =
            unary("Report", Report.class, Orders.class);

    /** Takes numbers of rows that nobody else gets. */
    public static final MethodDescriptor<TakeRequest, TakeReply> TAKE =
            unary("Take", TakeRequest.class, TakeReply.class);

    /** Waits for orders that are new. */
    public static final MethodDescriptor<Watch, Orders> WATCH =
            unary("Watch", Watch.class, Orders.class);

    private Calls() {}

    private static <Q, A> MethodDescriptor<Q, A> unary(
            String name, Class<Q> question, Class<A> answer) {
        return method(MethodType.UNARY, name, question, answer);
    }

    private static <Q, A> MethodDescriptor<Q, A> method(
            MethodType type, String name, Class<Q> question, Class<A> answer) {
        return MethodDescriptor.<Q, A>newBuilder()
                .setType(type)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, name))
                .setRequestMarshaller(new Cbor<>(question))
                .setResponseMarshaller(new Cbor<>(answer))
                .build();
    }
}
