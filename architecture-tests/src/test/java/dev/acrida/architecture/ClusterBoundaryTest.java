package dev.acrida.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

/** Who needs one machine loads nothing of a cluster: few classes lead there. */
class ClusterBoundaryTest {
    private static final String CLUSTER = "dev.acrida.cluster..";
    private static final String COMMANDS = "dev.acrida.cli.cluster..";

    @Test
    void onlyTheClusterSpeaksGrpcAndMakesCertificates() {
        noClasses()
                .that()
                .resideOutsideOfPackage(CLUSTER)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.grpc..",
                        "org.apache.ratis..",
                        "org.bouncycastle..",
                        "com.google.common..")
                .check(Product.CLASSES);
    }

    @Test
    void theCommandLineComesToItByTwoClassesOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(CLUSTER, COMMANDS)
                .and()
                .doNotHaveFullyQualifiedName("dev.acrida.cli.AcridaCommand")
                .and()
                .doNotHaveFullyQualifiedName("dev.acrida.cli.Mistakes")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CLUSTER, COMMANDS)
                .check(Product.CLASSES);
    }

    @Test
    void whoHasOneMasterLoadsNothingOfWhatSeveralNeed() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.acrida.cluster.group..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.ratis..")
                .check(Product.CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.acrida.cluster.group..")
                .and()
                .doNotHaveFullyQualifiedName("dev.acrida.cli.cluster.Standby")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.acrida.cluster.group..")
                .check(Product.CLASSES);
    }

    @Test
    void mastersAndWorkersKnowEachOtherByWhatTheySayOnly() {
        noClasses()
                .that()
                .resideInAPackage("dev.acrida.cluster.worker..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.acrida.cluster.master..")
                .check(Product.CLASSES);
        noClasses()
                .that()
                .resideInAPackage("dev.acrida.cluster.master..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.acrida.cluster.worker..")
                .check(Product.CLASSES);
    }
}
