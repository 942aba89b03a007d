package dev.acrida.cluster.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.cluster.trust.Authority;
import dev.acrida.testkit.Await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Three masters in one process. */
@Timeout(90)
class MasterGroupTest {
    private static final Duration LONGEST = Duration.ofSeconds(40);
    private static final Authority AUTHORITY = Authority.create();

    @TempDir Path folder;

    private final List<MasterGroup> open = new ArrayList<>();
    private final List<GroupMember> members = new ArrayList<>();

    @AfterEach
    void closeAll() {
        open.forEach(MasterGroup::close);
    }

    @Test
    void whatTheOneThatLedHasKeptIsThereForTheNextAlsoForOneThatCameLateButForNoStranger()
            throws Exception {
        reservePorts();
        MasterGroup a = join(0, AUTHORITY);
        MasterGroup b = join(1, AUTHORITY);
        MasterGroup stranger = join(2, Authority.create());
        GroupJournal first = new GroupJournal(leader(List.of(a, b)));
        // Long enough for snapshots, and for the log before them to be thrown away.
        for (int i = 0; i < 150; i++) {
            first.keep(checkpoint(i, 10));
        }
        // Of several pieces: random bytes cannot be packed.
        byte[] last = checkpoint(150, 3_000_000);
        first.grant("one");
        first.keep(last);
        first.grant("two");
        assertThat(first.kept()).hasValue(last);

        assertThat(new GroupJournal(stranger).granted()).isEmpty();
        stranger.close();
        open.remove(stranger);
        MasterGroup c = join(2, AUTHORITY);
        GroupJournal late = new GroupJournal(c);
        Await.until("the late one knows all", () -> late.granted().size() == 2, LONGEST);
        assertThat(late.kept()).hasValue(last);

        MasterGroup led = leader(List.of(a, b));
        led.close();
        List<MasterGroup> left = new ArrayList<>(open);
        left.remove(led);
        GroupJournal next = new GroupJournal(leader(left));
        assertThat(next.kept()).hasValue(last);
        assertThat(next.granted()).containsExactly("one", "two");

        next.end(3);
        for (MasterGroup each : left) {
            Await.until("the end", () -> each.contents().end().isPresent(), LONGEST);
            assertThat(new GroupJournal(each).kept()).isEmpty();
        }
        assertThat(left.stream().map(each -> each.contents().end()))
                .allMatch(end -> end.map(Entry.End::exitCode).equals(Optional.of(3)));
    }

    private static byte[] checkpoint(int number, int size) {
        byte[] bytes = new byte[size];
        new Random(number).nextBytes(bytes);
        ByteBuffer.wrap(bytes).putInt(number);
        return bytes;
    }

    private void reservePorts() throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            sockets.add(new ServerSocket(0));
            members.add(new GroupMember("127.0.0.1", sockets.getLast().getLocalPort()));
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
    }

    private MasterGroup join(int number, Authority authority) {
        MasterGroup group =
                MasterGroup.join(
                        new GroupSettings(
                                members,
                                members.get(number),
                                "127.0.0.1",
                                folder.resolve("m" + open.size()),
                                authority));
        open.add(group);
        return group;
    }

    private static MasterGroup leader(List<MasterGroup> groups) {
        Await.until("a leader", () -> groups.stream().anyMatch(MasterGroup::leads), LONGEST);
        return groups.get(
                IntStream.range(0, groups.size())
                        .filter(i -> groups.get(i).leads())
                        .findFirst()
                        .orElseThrow());
    }
}
