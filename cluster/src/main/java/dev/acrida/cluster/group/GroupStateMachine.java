package dev.acrida.cluster.group;

import org.apache.ratis.io.MD5Hash;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.storage.FileInfo;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.StateMachineStorage;
import org.apache.ratis.statemachine.TransactionContext;
import org.apache.ratis.statemachine.impl.BaseStateMachine;
import org.apache.ratis.statemachine.impl.SimpleStateMachineStorage;
import org.apache.ratis.statemachine.impl.SingleFileSnapshotInfo;
import org.apache.ratis.util.LifeCycle.State;
import org.apache.ratis.util.MD5FileUtil;
import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;

/** Applies what most masters have on their disks, in the same order on each. */
final class GroupStateMachine extends BaseStateMachine {
    private final SimpleStateMachineStorage storage = new SimpleStateMachineStorage();
    private final GroupContents contents;

    GroupStateMachine(GroupContents contents) {
        this.contents = contents;
    }

    @Override
    public void initialize(RaftServer server, RaftGroupId group, RaftStorage folder)
            throws IOException {
        super.initialize(server, group, folder);
        storage.init(folder);
        load(storage.getLatestSnapshot());
        getLifeCycle().startAndTransition(() -> {});
    }

    /** Without these transitions a master that lags behind dies of the snapshot that it gets. */
    @Override
    public void pause() {
        getLifeCycle().transition(State.PAUSING);
        getLifeCycle().transition(State.PAUSED);
    }

    @Override
    public void reinitialize() throws IOException {
        load(storage.loadLatestSnapshot());
        getLifeCycle().startAndTransition(() -> {});
    }

    @Override
    public StateMachineStorage getStateMachineStorage() {
        return storage;
    }

    @Override
    public CompletableFuture<Message> applyTransaction(TransactionContext transaction) {
        var entry = transaction.getLogEntry();
        try {
            contents.apply(Entry.parse(entry.getStateMachineLogEntry().getLogData().toByteArray()));
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
        updateLastAppliedTermIndex(entry.getTerm(), entry.getIndex());
        return CompletableFuture.completedFuture(Message.EMPTY);
    }

    /** Never a file that is not whole: it would be read by a master that was killed meanwhile. */
    @Override
    public long takeSnapshot() throws IOException {
        TermIndex last = getLastAppliedTermIndex();
        byte[] all = contents.save();
        File file = storage.getSnapshotFile(last.getTerm(), last.getIndex());
        Path draft = file.toPath().resolveSibling("draft.tmp");
        Files.write(draft, all);
        try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(
                draft,
                file.toPath(),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        MD5Hash hash = MD5FileUtil.computeAndSaveMd5ForFile(file);
        storage.updateLatestSnapshot(
                new SingleFileSnapshotInfo(new FileInfo(file.toPath(), hash), last));
        return last.getIndex();
    }

    private void load(@Nullable SingleFileSnapshotInfo snapshot) throws IOException {
        if (snapshot == null || !Files.exists(snapshot.getFile().getPath())) {
            return;
        }
        File file = snapshot.getFile().getPath().toFile();
        MD5Hash hash = snapshot.getFile().getFileDigest();
        if (hash != null) {
            MD5FileUtil.verifySavedMD5(file, hash);
        }
        contents.restore(Files.readAllBytes(file.toPath()));
        setLastAppliedTermIndex(SimpleStateMachineStorage.getTermIndexFromSnapshotFile(file));
    }
}
