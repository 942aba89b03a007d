package dev.acrida.cluster.group;

import org.apache.ratis.conf.Parameters;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.grpc.GrpcTlsConfig;
import org.apache.ratis.server.RaftServerConfigKeys;
import org.apache.ratis.util.SizeInBytes;
import org.apache.ratis.util.TimeDuration;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** How masters speak with each other, and how patient they are. */
final class GroupProperties {
    /** A master beside busy workers may be late. */
    private static final long SHORTEST_ELECTION_MILLIS = 2000;

    private static final long LONGEST_ELECTION_MILLIS = 4000;
    private static final long SHORTEST_FIRST_MILLIS = 500;
    private static final long LONGEST_FIRST_MILLIS = 1000;

    /** A checkpoint a second: so the log is about a minute long. */
    private static final int ENTRIES_PER_SNAPSHOT = 60;

    private GroupProperties() {}

    static RaftProperties of(GroupSettings settings) {
        RaftProperties all = new RaftProperties();
        RaftServerConfigKeys.setStorageDir(all, List.of(settings.folder().toFile()));
        if (!settings.bindHost().equals("*")) {
            GrpcConfigKeys.Server.setHost(all, settings.bindHost());
        }
        GrpcConfigKeys.Server.setPort(all, settings.self().port());
        RaftServerConfigKeys.Rpc.setTimeoutMin(all, millis(SHORTEST_ELECTION_MILLIS));
        RaftServerConfigKeys.Rpc.setTimeoutMax(all, millis(LONGEST_ELECTION_MILLIS));
        RaftServerConfigKeys.Rpc.setFirstElectionTimeoutMin(all, millis(SHORTEST_FIRST_MILLIS));
        RaftServerConfigKeys.Rpc.setFirstElectionTimeoutMax(all, millis(LONGEST_FIRST_MILLIS));
        RaftServerConfigKeys.Snapshot.setAutoTriggerEnabled(all, true);
        RaftServerConfigKeys.Snapshot.setAutoTriggerThreshold(all, ENTRIES_PER_SNAPSHOT);
        RaftServerConfigKeys.Snapshot.setCreationGap(all, ENTRIES_PER_SNAPSHOT);
        RaftServerConfigKeys.Snapshot.setRetentionFileNum(all, 2);
        RaftServerConfigKeys.Log.setPurgeUptoSnapshotIndex(all, true);
        RaftServerConfigKeys.Log.setPurgeGap(all, 1);
        RaftServerConfigKeys.Log.setSegmentSizeMax(all, SizeInBytes.valueOf("8MB"));
        return all;
    }

    /** The same certificates for all that masters, and nobody else, may ask for. */
    static Parameters of(GrpcTlsConfig tls) {
        Parameters all = new Parameters();
        GrpcConfigKeys.TLS.setConf(all, tls);
        GrpcConfigKeys.Server.setTlsConf(all, tls);
        GrpcConfigKeys.Client.setTlsConf(all, tls);
        GrpcConfigKeys.Admin.setTlsConf(all, tls);
        return all;
    }

    private static TimeDuration millis(long count) {
        return TimeDuration.valueOf(count, TimeUnit.MILLISECONDS);
    }
}
