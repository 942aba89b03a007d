package dev.acrida.cli.cluster;

import dev.acrida.cli.option.ClusterOptions;
import dev.acrida.cli.option.OptionConflict;
import dev.acrida.cluster.group.GroupJournal;
import dev.acrida.cluster.group.GroupMember;
import dev.acrida.cluster.group.GroupSettings;
import dev.acrida.cluster.group.MasterGroup;
import dev.acrida.cluster.master.Journal;
import dev.acrida.cluster.trust.AuthorityFolder;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** A master of several, that waits until it leads. */
final class Standby {
    private static final System.Logger LOG = System.getLogger("acrida.cluster");

    /** Of a process that is to be started again. */
    private static final int DEPOSED = 75;

    private Standby() {}

    /**
     * Waits until this master leads. Should another one lead later, this process ends at once: what
     * it knows is not the truth any more.
     *
     * @param folder where it keeps what all masters know
     * @param secrets where the authorities of masters and of workers are
     * @return where what it must not lose is kept
     * @throws EndedElsewhere if all is over meanwhile
     */
    static Journal await(ClusterOptions options, Path folder, Path secrets)
            throws InterruptedException {
        List<GroupMember> members = members(options);
        GroupMember self = self(options, members);
        // Made by the first one, if need be: the others must be given the same.
        AuthorityFolder ofWorkers = new AuthorityFolder(secrets);
        ofWorkers.token(ofWorkers.authority());
        MasterGroup group =
                MasterGroup.join(
                        new GroupSettings(
                                members,
                                self,
                                options.bindHost(),
                                folder.resolve("group"),
                                new AuthorityFolder(secrets.resolve("masters")).authority()));
        LOG.log(System.Logger.Level.INFO, "Standing by as one of the masters {0}", members);
        OptionalInt over = group.awaitLead();
        if (over.isPresent()) {
            group.close();
            throw new EndedElsewhere(over.getAsInt());
        }
        LOG.log(System.Logger.Level.INFO, "This master ({0}) leads", self);
        group.whenDeposed(Standby::end);
        return new GroupJournal(group);
    }

    private static void end() {
        LOG.log(
                System.Logger.Level.ERROR,
                "This master does not lead any more: another one goes on; start this one again, so"
                        + " that it stands by");
        Runtime.getRuntime().halt(DEPOSED);
    }

    private static List<GroupMember> members(ClusterOptions options) {
        List<GroupMember> members =
                options.masters().stream().map(Standby::member).distinct().toList();
        if (members.size() % 2 == 0) {
            throw new OptionConflict(
                    "--masters must name one, three or five masters, so that there is a majority,"
                            + " but names "
                            + members.size());
        }
        return members;
    }

    private static GroupMember member(String text) {
        try {
            return GroupMember.parse(text);
        } catch (IllegalArgumentException e) {
            throw new OptionConflict("--masters: " + e.getMessage());
        }
    }

    private static GroupMember self(ClusterOptions options, List<GroupMember> members) {
        Optional<GroupMember> told = options.thisMaster().map(Standby::member);
        Predicate<GroupMember> isSelf =
                told.isPresent() ? told.get()::equals : member -> isThisMachine(member.host());
        List<GroupMember> found = members.stream().filter(isSelf).toList();
        if (found.size() != 1) {
            throw new OptionConflict(
                    "--masters must name this master once, but %d of them are this machine (%s):"
                                    .formatted(found.size(), OwnAddress.hostName())
                            + " say with --this-master which one it is");
        }
        return found.getFirst();
    }

    private static boolean isThisMachine(String host) {
        String own = OwnAddress.hostName();
        if (host.equals(own) || host.startsWith(own + ".")) {
            return true;
        }
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (UnknownHostException | SocketException e) {
            return false;
        }
    }
}
