package dev.acrida.cluster.group;

import dev.acrida.cluster.ClusterException;

import org.apache.ratis.proto.RaftProtos.ReplicationLevel;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.DivisionInfo;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.thirdparty.com.google.protobuf.UnsafeByteOperations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** This master among the others. Thread-safe. */
public final class MasterGroup implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("acrida.cluster");
    private static final Duration LOOK = Duration.ofMillis(50);

    /** Longer than it takes a leader to notice that it is none any more. */
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(10);

    private final RaftServer server;
    private final RaftGroupId id;
    private final GroupContents contents;
    private final ClientId client = ClientId.randomId();
    private final AtomicLong calls = new AtomicLong();
    private final long beganMillis = System.currentTimeMillis();
    private volatile boolean closed;

    private MasterGroup(RaftServer server, RaftGroupId id, GroupContents contents) {
        this.server = server;
        this.id = id;
        this.contents = contents;
    }

    /**
     * Begins to listen to the other masters.
     *
     * @throws ClusterException if that is not possible
     */
    public static MasterGroup join(GroupSettings settings) {
        GroupContents contents = new GroupContents();
        RaftGroup group = group(settings);
        RaftPeerId self = RaftPeerId.valueOf(name(settings, settings.self()));
        try {
            RaftServer server =
                    RaftServer.newBuilder()
                            .setGroup(group)
                            .setServerId(self)
                            .setProperties(GroupProperties.of(settings))
                            .setParameters(
                                    GroupProperties.of(
                                            PeerTls.of(settings.authority().newMaster())))
                            .setStateMachine(new GroupStateMachine(contents))
                            .setOption(RaftStorage.StartupOption.RECOVER)
                            .build();
            server.start();
            return new MasterGroup(server, group.getGroupId(), contents);
        } catch (IOException e) {
            throw new ClusterException(
                    "this master cannot listen to the others on port %d: %s"
                            .formatted(settings.self().port(), e.getMessage()),
                    e);
        }
    }

    private static RaftGroup group(GroupSettings settings) {
        List<RaftPeer> peers = new ArrayList<>();
        for (GroupMember member : settings.members()) {
            peers.add(
                    RaftPeer.newBuilder()
                            .setId(name(settings, member))
                            .setAddress(member.toString())
                            .build());
        }
        byte[] names = settings.members().toString().getBytes(StandardCharsets.UTF_8);
        return RaftGroup.valueOf(RaftGroupId.valueOf(UUID.nameUUIDFromBytes(names)), peers);
    }

    private static String name(GroupSettings settings, GroupMember member) {
        return "master" + settings.members().indexOf(member);
    }

    /**
     * Waits until this master leads.
     *
     * @return empty if it does; the exit code of the one that led, if all is over
     */
    public OptionalInt awaitLead() throws InterruptedException {
        while (!leads()) {
            OptionalInt over =
                    contents.end().stream()
                            .filter(end -> end.millis() > beganMillis)
                            .mapToInt(Entry.End::exitCode)
                            .findFirst();
            if (over.isPresent()) {
                return over;
            }
            Thread.sleep(LOOK);
        }
        return OptionalInt.empty();
    }

    /** Whether this master leads, and knows all that was known to the one before. */
    boolean leads() {
        try {
            return info().isLeaderReady();
        } catch (IOException e) {
            throw new ClusterException("this master is none any more: " + e.getMessage(), e);
        }
    }

    private DivisionInfo info() throws IOException {
        return server.getDivision(id).getInfo();
    }

    /** Runs this when this master, which leads, does not any more. */
    public void whenDeposed(Runnable then) {
        Thread.ofPlatform()
                .name("lead")
                .daemon()
                .start(
                        () -> {
                            if (awaitFall()) {
                                then.run();
                            }
                        });
    }

    private boolean awaitFall() {
        try {
            while (!closed && info().isLeader()) {
                Thread.sleep(LOOK);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "this master is none any more", e);
        } catch (InterruptedException e) {
            return false;
        }
        return !closed;
    }

    GroupContents contents() {
        return contents;
    }

    /** Makes all masters know this; when it returns, most of them have it on their disks. */
    long write(Entry entry) throws IOException {
        return ask(
                        RaftClientRequest.writeRequestType(),
                        Message.valueOf(UnsafeByteOperations.unsafeWrap(entry.bytes())),
                        LONGEST_WRITE)
                .getLogIndex();
    }

    /** Waits until all masters know of an entry. */
    void awaitAll(long index, Duration longest) throws IOException {
        ask(
                RaftClientRequest.watchRequestType(index, ReplicationLevel.ALL_COMMITTED),
                Message.EMPTY,
                longest);
    }

    private RaftClientReply ask(RaftClientRequest.Type type, Message what, Duration longest)
            throws IOException {
        RaftClientRequest request =
                RaftClientRequest.newBuilder()
                        .setClientId(client)
                        .setServerId(server.getId())
                        .setGroupId(id)
                        .setCallId(calls.incrementAndGet())
                        .setMessage(what)
                        .setType(type)
                        .build();
        try {
            RaftClientReply reply =
                    server.submitClientRequestAsync(request)
                            .get(longest.toMillis(), TimeUnit.MILLISECONDS);
            if (!reply.isSuccess()) {
                throw new IOException("most masters do not know it", reply.getException());
            }
            return reply;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("most masters are not reached", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            server.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "this master does not end in good order", e);
        }
    }
}
