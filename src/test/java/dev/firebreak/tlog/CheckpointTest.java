package dev.firebreak.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

    private static final SignerKey KEY =
            SignerKey.parse("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz");

    private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

    @Test
    void theExampleOfTheSpecificationIsReadAndWritten() {
        Checkpoint read = checkpoint("example.com/behind-the-sofa\n20852163\n" + ROOT + "\n");
        assertThat(read.origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(read.size()).isEqualTo(20_852_163);
        assertThat(read.extensions()).isEmpty();
        assertThat(read.caseHeads()).isEmpty();
        assertThat(read.text()).isEqualTo("example.com/behind-the-sofa\n20852163\n" + ROOT + "\n");
    }

    @Test
    void vouchesForTheHeadOfEachCase() {
        CaseHeads heads = new CaseHeads(List.of(head("IR-2026-0002", 7), head("IR-2026-0001", 3)));
        Checkpoint written = Checkpoint.of("firebreak/test", 12, Hash.EMPTY_ROOT, heads.summary());
        Checkpoint read = checkpoint(written.text());
        assertThat(read).isEqualTo(written);
        assertThat(read.caseHeads()).contains(new CaseHeadsRoot(2, heads.root()));
    }

    @Test
    void headsStandInTheOrderOfTheirKeysBytesAndAreProved() {
        CaseHeads heads = new CaseHeads(IntStream.of(3, 1, 2, 0)
                .mapToObj(i -> head("IR-2026-000" + i, i + 1))
                .toList());
        for (int i = 0; i < 4; i++) {
            CaseHeads.Proved proved = heads.of("IR-2026-000" + i).orElseThrow();
            assertThat(proved.index()).isEqualTo(i);
            assertThat(Inclusion.holds(proved.head().hash(), i, 4, proved.proof(), heads.root()))
                    .isTrue();
            assertThat(Inclusion.holds(head("IR-2026-000" + i, i).hash(), i, 4, proved.proof(), heads.root()))
                    .isFalse();
        }
        assertThat(heads.of("IR-2026-0009")).isEmpty();
    }

    @Test
    void twoHeadsOfOneCaseAreRefused() {
        List<CaseHead> twice = List.of(head("IR-2026-0001", 1), head("IR-2026-0001", 2));
        assertThatThrownBy(() -> new CaseHeads(twice)).hasMessage("Two heads of case IR-2026-0001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "origin\n1\n",
                "origin\n01\n" + ROOT + "\n",
                "origin\n-1\n" + ROOT + "\n",
                "origin\n9007199254740992\n" + ROOT + "\n",
                "origin\n1\nAAAA\n",
                "origin\n1\n" + ROOT + "\n\nmore\n",
                "\n1\n" + ROOT + "\n"
            })
    void whatIsNoCheckpointIsMalformed(String text) {
        assertThatThrownBy(() -> checkpoint(text)).isInstanceOf(Malformed.class);
    }

    private static CaseHead head(String key, long number) {
        return new CaseHead(key, number, Hash.ofLeaf(key.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private static Checkpoint checkpoint(String text) {
        return Checkpoint.parse(SignedNote.parse(SignedNote.sign(text, KEY).bytes()));
    }
}
