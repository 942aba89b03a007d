package dev.acrida.cluster.group;

import dev.acrida.cluster.trust.Authority;

import java.nio.file.Path;
import java.util.List;

/**
 * Which masters there are. Immutable.
 *
 * @param members all of them, in the same order everywhere
 * @param self this one
 * @param bindHost the address that it listens on; {@code *} for all
 * @param folder where it keeps what all of them know
 * @param authority which has certified masters alone: no worker can be one
 */
public record GroupSettings(
        List<GroupMember> members,
        GroupMember self,
        String bindHost,
        Path folder,
        Authority authority) {
    /** Copies the list. */
    public GroupSettings {
        members = GroupMember.sorted(members);
    }
}
