package dev.firebreak.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    /** The leaves and roots that the vectors of RFC 6962 are made of. */
    private static final List<String> INPUTS =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void leavesAndNodesAreHashedAsTheRfcSays() {
        assertThat(Hash.EMPTY_ROOT).hasToString(ROOTS.get(0));
        assertThat(Hash.ofLeaf(new byte[0])).hasToString(ROOTS.get(1));
        assertThat(Hash.ofLeaf("L123456".getBytes(StandardCharsets.US_ASCII)))
                .hasToString("395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56");
    }

    @Test
    void rootsAreThoseOfTheRfcsTree() {
        MerkleTree tree = new LeafList(INPUTS.stream()
                        .map(hex -> Hash.ofLeaf(HexFormat.of().parseHex(hex)))
                        .toList())
                .tree();
        for (int size = 0; size <= 8; size++) {
            assertThat(tree.at(size).root()).hasToString(ROOTS.get(size));
        }
    }

    @Test
    void proofsAreThoseOfTheRfcsTree() {
        MerkleTree tree = new LeafList(INPUTS.stream()
                        .map(hex -> Hash.ofLeaf(HexFormat.of().parseHex(hex)))
                        .toList())
                .tree();
        assertThat(tree.at(5).inclusion(1))
                .map(Hash::hex)
                .containsExactly(
                        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
        assertThat(tree.consistency(6))
                .map(Hash::hex)
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    }

    @Test
    void everyProofOfSmallTreesHolds() {
        MerkleTree tree = new LeafList(leaves(130)).tree();
        for (int size = 1; size <= 130; size++) {
            MerkleTree then = tree.at(size);
            for (int leaf = 0; leaf < size; leaf++) {
                assertThat(Inclusion.holds(hash(leaf), leaf, size, then.inclusion(leaf), then.root()))
                        .isTrue();
            }
            for (int earlier = 1; earlier <= size; earlier++) {
                Hash before = tree.at(earlier).root();
                List<Hash> proof = then.consistency(earlier);
                assertThat(Consistency.holds(earlier, size, before, then.root(), proof))
                        .isTrue();
                assertThat(Consistency.holds(earlier, size, Hash.EMPTY_ROOT, then.root(), proof))
                        .isFalse();
            }
        }
    }

    @Test
    void aProofHoldsForItsOwnLeafPlaceAndSizeOnly() {
        MerkleTree tree = new LeafList(leaves(21)).tree();
        for (int leaf = 0; leaf < 21; leaf++) {
            List<Hash> proof = tree.inclusion(leaf);
            for (int other = -1; other <= 21; other++) {
                if (other != leaf) {
                    assertThat(Inclusion.holds(hash(leaf), other, 21, proof, tree.root()))
                            .isFalse();
                }
            }
            assertThat(Inclusion.holds(hash(leaf + 1), leaf, 21, proof, tree.root()))
                    .isFalse();
            List<Hash> longer = new ArrayList<>(proof);
            longer.add(tree.root());
            assertThat(Inclusion.holds(hash(leaf), leaf, 21, longer, tree.root()))
                    .isFalse();
            assertThat(Inclusion.holds(hash(leaf), leaf, 21, proof.subList(1, proof.size()), tree.root()))
                    .isFalse();
        }
    }

    /**
     * draft-ietf-plants-merkle-tree-certs publishes one hash over the roots of all subtrees of a tree of 130 leaves, and one
     * over all proofs in them.
     */
    @Test
    void rootsAndProofsOfAllSubtreesAreThePublishedOnes() {
        MessageDigest roots = Hash.sha256();
        MessageDigest proofs = Hash.sha256();
        List<Hash> leaves = leaves(130);
        for (int end = 0; end <= 130; end++) {
            for (int start = 0; start <= end; start++) {
                if (isSubtree(start, end)) {
                    MerkleTree tree = new LeafList(leaves.subList(start, end)).tree();
                    String range = "[" + start + ", " + end + ")";
                    roots.update(ascii(range + " " + tree.root() + "\n"));
                    for (int leaf = start; leaf < end; leaf++) {
                        StringBuilder line = new StringBuilder(leaf + " " + range);
                        tree.inclusion(leaf - start)
                                .forEach(hash -> line.append(' ').append(hash));
                        proofs.update(ascii(line + "\n"));
                    }
                }
            }
        }
        assertThat(Hash.of(roots.digest()))
                .hasToString("b82806ad4265bb151c1119c0f4db437bb4d1a1f887b3a7fba1cd4ebf552e3e81");
        assertThat(Hash.of(proofs.digest()))
                .hasToString("ac2a8f989e44d99e399db448050ff5f19757df53cfb716aa81015d3955d8163f");
    }

    @Test
    void aTreeOfTilesHasTheRootsAndProofsOfTheSameTreeInMemory() {
        for (int size : new int[] {1, 255, 256, 257, 512, 700, 65_536, 65_537, 70_001}) {
            List<Hash> leaves = leaves(size);
            MerkleTree memory = new LeafList(leaves).tree();
            MerkleTree tiled = new TiledNodes(new Tiles(leaves), size).tree();
            assertThat(tiled.root()).isEqualTo(memory.root());
            for (int at : new int[] {0, size / 3, size / 2, size - 1}) {
                assertThat(tiled.inclusion(at)).isEqualTo(memory.inclusion(at));
                assertThat(tiled.consistency(at)).isEqualTo(memory.consistency(at));
                assertThat(tiled.at(at).root()).isEqualTo(memory.at(at).root());
            }
        }
    }

    @Test
    void aTreeHasNoProofOfWhatItNeverHad() {
        MerkleTree tree = new LeafList(leaves(3)).tree();
        assertThatThrownBy(() -> tree.inclusion(3)).hasMessage("A tree of 3 leaves has no leaf 3");
        assertThatThrownBy(() -> tree.consistency(4)).hasMessage("A tree of 3 leaves never had 4");
        assertThatThrownBy(() -> tree.at(4)).hasMessage("A tree of 3 leaves never had 4");
    }

    private static List<Hash> leaves(int count) {
        return IntStream.range(0, count).mapToObj(MerkleTreeTest::hash).toList();
    }

    private static Hash hash(int leaf) {
        return Hash.ofLeaf(leaf < 256 ? new byte[] {(byte) leaf} : ascii(Integer.toString(leaf)));
    }

    private static boolean isSubtree(int start, int end) {
        int length = end - start;
        int width = length < 2 ? 1 : 2 * Integer.highestOneBit(length - 1);
        return start % width == 0;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Tiles cut from all levels of a tree in memory. */
    private record Tiles(List<Hash> leaves) implements TileStore {

        @Override
        public byte[] tile(int level, long index) {
            int span = level == 0 ? 1 : WIDTH;
            byte[] tile = new byte[WIDTH * Hash.SIZE];
            for (int i = 0; i < WIDTH; i++) {
                int first = (int) (index * WIDTH + i) * span;
                Hash hash =
                        new LeafList(leaves.subList(first, first + span)).tree().root();
                System.arraycopy(hash.bytes(), 0, tile, i * Hash.SIZE, Hash.SIZE);
            }
            return tile;
        }

        @Override
        public byte[] leaves(long first, int count) {
            byte[] bytes = new byte[count * Hash.SIZE];
            for (int i = 0; i < count; i++) {
                System.arraycopy(leaves.get((int) first + i).bytes(), 0, bytes, i * Hash.SIZE, Hash.SIZE);
            }
            assertThat(count).isLessThan(WIDTH);
            return bytes;
        }
    }
}
