#!/usr/bin/env python3
"""Checks a bundle of the record: python3 verify.py BUNDLE --trust KEYS [--since OLD.note]

Needs Python 3.8 or later and the command openssl 3, nothing else: no network, no Firebreak. Shares no code with
'java -jar firebreak.jar verify', so that each is a witness for the other. Exit code: 0 sound, 1 tampered, 2 malformed,
3 key not trusted, 4 incomplete. Take this file from where you trust it, not from the bundle that it is to check.
"""
import argparse
import base64
import binascii
import datetime
import hashlib
import hmac
import json
import os
import re
import struct
import subprocess
import sys
import tempfile
import zlib

SOUND, TAMPERED, MALFORMED, NOT_TRUSTED, INCOMPLETE = range(5)
SMALL, LINE, NOTE = 1 << 20, 16 << 20, 64 << 20
MAX_NUMBER = (1 << 53) - 1
BIG, MANY = 0xFFFFFFFF, 0xFFFF
ED25519_DER = bytes.fromhex("302a300506032b6570032100")
NOTHING = "0" * 64


class Flaw(Exception):
    def __init__(self, code, sentence):
        super().__init__(sentence)
        self.code = code


class Bad(Exception):
    """Something that does not have its form; whoever knows what it should be makes a Flaw of it."""


def sha(data):
    return hashlib.sha256(data).digest()


def node(left, right):
    return sha(b"\x01" + left + right)


# ---- Merkle trees, RFC 9162 section 2.1 ----


def included(leaf, index, size, proof, root):
    if not 0 <= index < size:
        return False
    fn, sn, r = index, size - 1, leaf
    for p in proof:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            r = node(p, r)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = node(r, p)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and r == root


def consistent(first, second, first_root, second_root, proof):
    if not 0 < first < second or not proof:
        return False
    path = ([first_root] if first & (first - 1) == 0 else []) + proof
    fn, sn = first - 1, second - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]
    for c in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = node(c, fr), node(c, sr)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = node(sr, c)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and fr == first_root and sr == second_root


# ---- text ----


def utf8(data):
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise Bad("not UTF-8")


def octets(text):
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        raise Bad("half a surrogate pair")


def b64(text):
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, ValueError, UnicodeEncodeError):
        raise Bad("not base 64")
    if base64.b64encode(data).decode() != text:
        raise Bad("not base 64 in its one form")
    return data


def unhex(text, size):
    if len(text) != 2 * size or not re.fullmatch("[0-9a-f]*", text):
        raise Bad("not %d bytes in lowercase hex" % size)
    return bytes.fromhex(text)


def number(text):
    if not re.fullmatch("0|[1-9][0-9]{0,15}", text) or int(text) > MAX_NUMBER:
        raise Bad("not a plain number")
    return int(text)


def pairs(items):
    names = dict(items)
    if len(names) != len(items):
        raise Bad("a name twice")
    return names


def flat(text, names):
    try:
        value = json.loads(text, object_pairs_hook=pairs)
    except (ValueError, RecursionError):
        raise Bad("not JSON")
    if not isinstance(value, dict) or set(value) != set(names):
        raise Bad("not the names that belong here")
    for each in value.values():
        if isinstance(each, bool) or not (each is None or isinstance(each, (int, str, list))):
            raise Bad("neither a number, text, null nor a list")
        if isinstance(each, int) and not 0 <= each <= MAX_NUMBER:
            raise Bad("a number beyond 2^53 - 1")
        if isinstance(each, list) and len(each) > 64:
            raise Bad("a list of more than 64 hashes")
    return value


def typed(value, name, kind):
    if not isinstance(value[name], kind):
        raise Bad(name + " has the wrong type")
    return value[name]


def hashes(value, name):
    for each in typed(value, name, list):
        if not isinstance(each, str):
            raise Bad(name + " is no list of hashes")
    return [unhex(each, 32) for each in value[name]]


# ---- signed notes and checkpoints, C2SP ----


def key_name(name):
    if not name or any(c == "+" or c < " " or c.isspace() for c in name):
        raise Bad("a key name has neither spaces nor '+'")
    return name


def parse_key(line):
    parts = line.split("+", 2)
    if len(parts) != 3:
        raise Bad("a verifier key looks like name+id+key")
    name, key = key_name(parts[0]), b64(parts[2])
    if len(key) != 33 or key[0] != 1:
        raise Bad("not an Ed25519 key")
    if sha(octets(name) + b"\n" + key)[:4] != unhex(parts[1], 4):
        raise Bad("the id of the key is not that of its name and bytes")
    return name, unhex(parts[1], 4), key[1:]


def verifies(key, text, signature):
    with tempfile.TemporaryDirectory() as folder:
        names = [os.path.join(folder, name) for name in ("key", "text", "signature")]
        for name, data in zip(names, (ED25519_DER + key, text, signature)):
            with open(name, "wb") as file:
                file.write(data)
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", names[0], "-rawin"]
        done = subprocess.run(command + ["-in", names[1], "-sigfile", names[2]], capture_output=True)
        return done.returncode == 0


def parse_note(data):
    note = utf8(data)
    blank = note.rfind("\n\n")
    if len(data) > NOTE or blank < 0 or not note.endswith("\n"):
        raise Bad("a note is text, an empty line and signatures")
    text, lines = note[: blank + 1], note[blank + 2 :].split("\n")[:-1]
    if any(c < " " and c != "\n" for c in text) or not 0 < len(lines) <= 16:
        raise Bad("a note has no control characters and 1 to 16 signatures")
    signatures = []
    for line in lines:
        space = line.rfind(" ")
        if not line.startswith("\u2014 ") or space < 2:
            raise Bad("a signature line is a dash, a key name and base 64")
        blob = b64(line[space + 1 :])
        if len(blob) < 5:
            raise Bad("a signature without a key id")
        signatures.append((key_name(line[2:space]), blob[:4], blob[4:]))
    return text, signatures


def require_trusted(note, origin, keys, what):
    text, signatures = note
    trusted = False
    for name, key_id, signature in signatures:
        for key in keys:
            if name == origin and key[:2] == (name, key_id):
                if not verifies(key[2], octets(text), signature):
                    raise Flaw(TAMPERED, what + " is not what the key of " + origin + " signed.")
                trusted = True
    if not trusted:
        raise Flaw(NOT_TRUSTED, what + " is signed by no key that is trusted for '" + origin + "'.")


class Checkpoint:
    def __init__(self, text):
        lines = text[:-1].split("\n")
        if len(lines) < 3 or "" in lines:
            raise Bad("a checkpoint has at least three lines, none empty")
        self.origin, self.size, self.root = lines[0], number(lines[1]), b64(lines[2])
        if len(self.root) != 32:
            raise Bad("a root has 32 bytes")
        self.extensions = lines[3:]

    def heads(self):
        for line in self.extensions:
            if line.startswith("case-heads "):
                parts = line.split(" ")
                if len(parts) != 3 or len(b64(parts[2])) != 32:
                    raise Bad("the line of case heads is no such line")
                return number(parts[1]), b64(parts[2])
        raise Bad("no checkpoint vouches for the case")


def checkpoint(data, origin, keys, what):
    try:
        note = parse_note(data)
        read = Checkpoint(note[0])
    except Bad as e:
        raise Flaw(MALFORMED, "%s is no checkpoint: %s." % (what, e))
    if read.origin != origin:
        raise Flaw(TAMPERED, "%s is of another record: %s, not %s." % (what, read.origin, origin))
    require_trusted(note, origin, keys, what)
    return read


# ---- the zip: read, written again, compared ----


def require(holds, otherwise):
    if not holds:
        raise Flaw(MALFORMED, "This is no bundle: " + otherwise + ".")


def safe(path):
    if not path or len(path.encode()) > 512 or any(c < " " or c in "\x7f\\:" for c in path):
        return False
    return all(part not in ("", ".", "..") for part in path.split("/"))


class Zip:
    def __init__(self, path):
        require(os.path.isfile(path), "it is no file")
        self.file = open(path, "rb")
        self.length = os.path.getsize(path)
        self.files = {}
        require(self.length >= 22, "it is too short")
        count, size, offset = struct.unpack("<10xHII2x", self.at(self.length - 22, 22))
        if count == MANY or size == BIG or offset == BIG:
            require(self.length >= 98, "it has no zip64 directory")
            count, size, offset = struct.unpack("<32xQQQ", self.at(self.length - 98, 56))
        require(count <= 100000, "it has too many files")
        require(size <= 64 << 20, "its directory is too large")
        end = b""
        if count >= MANY or offset >= BIG or size >= BIG:
            end += struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 45, 45, 0, 0, count, count, size, offset)
            end += struct.pack("<IIQI", 0x07064B50, 0, offset + size, 1)
        short = min(count, MANY)
        end += struct.pack("<IIHHIIH", 0x06054B50, 0, short, short, min(size, BIG), min(offset, BIG), 0)
        require(offset == self.length - len(end) - size, "it is no whole zip")
        require(self.at(offset + size, len(end)) == end, "its end is not that of a bundle")
        self.directory(count, self.at(offset, size), offset)

    def at(self, offset, size):
        self.file.seek(offset)
        data = self.file.read(size)
        require(len(data) == size, "it is cut")
        return data

    def directory(self, count, data, end):
        offset = at = 0
        for _ in range(count):
            require(len(data) - at >= 46, "its directory is cut")
            flags, time, crc, packed, size, length = struct.unpack_from("<8xH2xIIIIH", data, at)
            name = data[at + 46 : at + 46 + length]
            require(len(name) == length, "its directory is cut")
            extra = at + 46 + length
            if size == BIG:
                require(len(data) >= extra + 12, "its directory is cut")
                size, extra = struct.unpack_from("<4xQ", data, extra)[0], extra + 8
            if packed == BIG:
                require(len(data) >= extra + 12, "its directory is cut")
                packed = struct.unpack_from("<4xQ", data, extra)[0]
            try:
                path = utf8(name)
            except Bad:
                path = ""
            require(safe(path), "it has a file name that would leave its folder or cannot be written")
            require(flags in (8, 0x808), path + " is not packed as in a bundle")
            wide = [value for value in (size, packed, offset) if value >= BIG]
            more = struct.pack("<HH%dQ" % len(wide), 1, 8 * len(wide), *wide) if wide else b""
            version = 45 if wide else 20
            central = struct.pack("<IHHHHIIIIHHHHHII", 0x02014B50, version, version, flags, 8, time, crc,
                                  min(packed, BIG), min(size, BIG), length, len(more), 0, 0, 0, 0, min(offset, BIG))
            central += name + more
            require(data[at : at + len(central)] == central, path + " has a directory entry that no bundle has")
            at += len(central)
            local = struct.pack("<IHHHIIIIHH", 0x04034B50, 20, flags, 8, time, 0, 0, 0, length, 0) + name
            form = "<IIQQ" if packed >= BIG or size >= BIG else "<IIII"
            behind = struct.pack(form, 0x08074B50, crc, packed, size)
            start = offset + len(local)
            require(start + packed + len(behind) <= end, path + " reaches beyond the files")
            require(self.at(offset, len(local)) == local, path + " does not begin as its directory says")
            require(self.at(start + packed, len(behind)) == behind, path + " does not end as its directory says")
            require(size <= 1 << 20 or size // 250 <= packed, path + " would unpack to %d bytes" % size)
            require(path not in self.files, path + " is in it twice")
            self.files[path] = (start, packed, size, crc)
            offset = start + packed + len(behind)
        require(offset == end and at == len(data), "it has bytes that belong to no file")

    def chunks(self, path):
        start, packed, size, crc = self.files[path]
        unpacker, written, check, left = zlib.decompressobj(-15), 0, 0, packed
        good = True
        while good and not unpacker.eof:
            data = unpacker.unconsumed_tail
            if not data:
                data = self.at(start + packed - left, min(left, 1 << 16))
                left -= len(data)
                good = bool(data)
            try:
                out = unpacker.decompress(data, 1 << 16) if good else b""
            except zlib.error:
                good = False
                break
            written += len(out)
            good = good and written <= size
            check = zlib.crc32(out, check)
            if out and good:
                yield out
        good = good and left == 0 and not unpacker.unused_data and written == size and check == crc
        require(good, path + " does not unpack to what the zip says")


class Bundle:
    def __init__(self, path, keys):
        self.zip = Zip(path)
        self.missing = None
        self.checked = set()
        paths = list(self.zip.files)
        require(paths and paths[-1] == "manifest.txt", "manifest.txt is not the last file in it")
        require(self.zip.files["manifest.txt"][2] <= NOTE, "manifest.txt is too large")
        try:
            note = parse_note(b"".join(self.zip.chunks("manifest.txt")))
            self.origin = note[0].split("\n")[0]
            require_trusted(note, self.origin, keys, "manifest.txt")
            self.listed = self.manifest(note[0])
        except Bad as e:
            raise Flaw(MALFORMED, "manifest.txt is no manifest: %s." % e)
        for path in paths[:-1]:
            if path not in self.listed:
                raise Flaw(TAMPERED, path + " is in the bundle, but not in its manifest.")

    @staticmethod
    def manifest(text):
        listed = {}
        for line in text.split("\n")[1:-1]:
            match = re.fullmatch("([0-9a-f]{64})  (0|[1-9][0-9]{0,15})  (.+)", line, re.DOTALL)
            if not match or not safe(match.group(3)) or match.group(3) in ("manifest.txt", *listed):
                raise Bad("a line lists no file, or one again")
            listed[match.group(3)] = (match.group(1), int(match.group(2)))
        return listed

    def miss(self, sentence):
        self.missing = self.missing or sentence

    def as_listed(self, path, keep=None):
        self.checked.add(path)
        if path not in self.zip.files:
            raise Flaw(INCOMPLETE, path + " is missing.")
        digest, size = self.listed.get(path, ("", -1))
        if size != self.zip.files[path][2]:
            return False
        total = hashlib.sha256()
        for chunk in self.zip.chunks(path):
            total.update(chunk)
            if keep is not None:
                keep.append(chunk)
        return total.hexdigest() == digest

    def small(self, path):
        if path in self.zip.files and self.zip.files[path][2] > SMALL:
            raise Flaw(MALFORMED, path + " is too large.")
        keep = []
        if not self.as_listed(path, keep):
            raise Flaw(TAMPERED, path + " is not the file that the manifest lists.")
        return b"".join(keep)

    def rest(self):
        for path in self.zip.files:
            if path != "manifest.txt" and path not in self.checked and not self.as_listed(path):
                raise Flaw(TAMPERED, path + " is not the file that the manifest lists.")
        for path in self.listed:
            if path not in self.zip.files:
                self.miss(path + " is in the manifest, but not in the bundle.")


# ---- earlier checkpoints ----


def read_proofs(bundle, newest, present):
    proofs = {}
    for path in present:
        if re.fullmatch("consistency/[^/]*", path):
            require(len(proofs) < 10000, "there are too many proofs of consistency")
            data = bundle.small(path)
            try:
                value = flat(utf8(data), ("from", "to", "proof"))
                first = typed(value, "from", int)
                if value["to"] != newest.size or path != "consistency/%d-%d.json" % (first, newest.size):
                    raise Bad("it leads elsewhere")
                proofs[first] = hashes(value, "proof")
            except Bad as e:
                raise Flaw(MALFORMED, "%s is no proof for this bundle: %s." % (path, e))
    return proofs


def follows(bundle, newest, proofs, earlier, what):
    if earlier.size > newest.size:
        bundle.miss("Entry %d of the record is missing: %s has %d entries. Either the record was cut, or the bundle is"
                    " older than the note." % (newest.size, what, earlier.size))
        return
    if earlier.size in (0, newest.size):
        holds = earlier.root == (sha(b"") if earlier.size == 0 else newest.root)
    elif earlier.size not in proofs:
        bundle.miss("The proof that the record grew out of %s of %d entries is missing. Export again with since=%d."
                    % (what, earlier.size, earlier.size))
        return
    else:
        holds = consistent(earlier.size, newest.size, earlier.root, newest.root, proofs[earlier.size])
    if not holds:
        raise Flaw(TAMPERED, "The record has two histories: one of the first %d entries is not what it was when %s was"
                   " signed." % (earlier.size, what))


# ---- entries ----

UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
TIME = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z"


def parse_leaf(text):
    lines = text.split("\n")
    if len(lines) != 9 or lines[8] or lines[0] != "firebreak-entry/1" or not lines[3]:
        raise Bad("a leaf is eight lines")
    if not re.fullmatch(UUID, lines[1]) or not re.fullmatch(TIME, lines[2]):
        raise Bad("a leaf has an id and a time")
    try:
        datetime.datetime.strptime(lines[2], "%Y-%m-%dT%H:%M:%S.%fZ")
    except ValueError:
        raise Bad("a leaf with a time that is none")
    unhex(lines[7], 32)
    if lines[4:7] == ["-", "-", "-"]:
        return None, lines[7]
    place = (lines[4], number(lines[5]), lines[6])
    unhex(lines[6], 32)
    if place[0] in ("", "-") or place[1] < 1:
        raise Bad("an entry of a case has its key and a number from 1")
    return place, lines[7]


class Entry:
    def __init__(self, line):
        value = flat(line, ("seq", "leaf", "salt", "body", "proof"))
        self.seq = typed(value, "seq", int)
        leaf = typed(value, "leaf", str)
        self.place, commitment = parse_leaf(leaf)
        salt, body = typed(value, "salt", (str, type(None))), typed(value, "body", (str, type(None)))
        if (salt is None) != (body is None):
            raise Bad("either both salt and body are there, or neither")
        self.erased = body is None
        self.body_holds = self.erased or hmac.new(unhex(salt, 32), octets(body), "sha256").hexdigest() == commitment
        self.hash = sha(b"\x00" + octets(leaf))
        self.proof = hashes(value, "proof")
        self.name = "Entry %d" % self.seq if self.place is None else \
            "Entry %d of %s (number %d of the record)" % (self.place[1], self.place[0], self.seq)


class CaseOrder:
    def __init__(self, bundle, key, last, leaf):
        self.bundle, self.key, self.last, self.leaf = bundle, key, last, leaf
        self.expected, self.before = 1, NOTHING

    def gap(self):
        self.bundle.miss("Entry %d of %s is missing." % (self.expected, self.key))

    def next(self, entry):
        if entry.place is None or entry.place[0] != self.key:
            raise Flaw(TAMPERED, entry.name + " does not belong to case " + self.key + ".")
        if entry.place[1] < self.expected:
            raise Flaw(TAMPERED, "%s stands after entry %d." % (entry.name, self.expected - 1))
        if entry.place[1] > self.expected:
            self.gap()
        elif entry.place[2] != self.before:
            raise Flaw(TAMPERED, entry.name + " does not follow the entry before it.")
        if entry.place[1] > self.last:
            raise Flaw(TAMPERED, entry.name + " stands after the head of the case.")
        self.expected, self.before = entry.place[1] + 1, entry.hash.hex()

    def end(self):
        if self.expected <= self.last:
            self.gap()
        elif self.before != self.leaf:
            raise Flaw(TAMPERED, "Entry %d of %s is not the head of the case." % (self.last, self.key))


class RangeOrder:
    def __init__(self, bundle, first, after):
        self.bundle, self.expected, self.after = bundle, first, after

    def next(self, entry):
        if entry.seq < self.expected or entry.seq >= self.after:
            raise Flaw(TAMPERED, entry.name + " does not belong here.")
        if entry.seq > self.expected:
            self.bundle.miss("Entry %d of the record is missing." % self.expected)
        self.expected = entry.seq + 1

    def end(self):
        if self.expected < self.after:
            self.bundle.miss("Entry %d of the record is missing." % self.expected)


def case_order(bundle, newest):
    value = flat(utf8(bundle.small("head.json")), ("case", "number", "leaf", "index", "proof"))
    key, last, leaf = typed(value, "case", str), typed(value, "number", int), typed(value, "leaf", str)
    unhex(leaf, 32)
    count, root = newest.heads()
    head = sha(b"\x00" + octets("firebreak-head/1\n%s\n%d\n%s\n" % (key, last, leaf)))
    if not included(head, typed(value, "index", int), count, hashes(value, "proof"), root):
        raise Flaw(TAMPERED, "Entry %d of %s is not the newest that the checkpoint vouches for." % (last, key))
    return CaseOrder(bundle, key, last, leaf)


def range_order(bundle, newest):
    value = flat(utf8(bundle.small("range.json")), ("first", "next", "from", "to"))
    first, after = typed(value, "first", int), typed(value, "next", int)
    typed(value, "from", (str, type(None)))
    typed(value, "to", (str, type(None)))
    if not first <= after <= newest.size:
        raise Bad("not a part of the record")
    if value["from"] is None and first > 0:
        bundle.miss("Entry 0 of the record is missing, though the bundle claims to begin there.")
    if value["to"] is None and after < newest.size:
        bundle.miss("Entry %d of the record is missing, though the bundle claims to go to the end." % after)
    return RangeOrder(bundle, first, after)


def scope(bundle, newest):
    of_case = "head.json" in bundle.listed
    if of_case == ("range.json" in bundle.listed):
        raise Flaw(MALFORMED, "A bundle has either head.json or range.json.")
    try:
        return (case_order if of_case else range_order)(bundle, newest)
    except Bad as e:
        raise Flaw(MALFORMED, "The bundle does not say what it holds: %s." % e)


def lines(chunks):
    rest = b""
    for chunk in chunks:
        parts = (rest + chunk).split(b"\n")
        rest = parts.pop()
        for part in parts:
            if len(part) > LINE:
                raise Bad("a line too long")
            yield utf8(part)
        if len(rest) > LINE:
            raise Bad("a line too long")
    if rest:
        raise Bad("the file ends within a line")


def check_entries(bundle, newest, order):
    count = erased = 0
    try:
        for line in lines(bundle.zip.chunks("entries.ndjson")):
            entry = Entry(line)
            if not included(entry.hash, entry.seq, newest.size, entry.proof, newest.root):
                raise Flaw(TAMPERED, entry.name + " is not what was recorded: it is not in the tree that was signed.")
            if not entry.body_holds:
                raise Flaw(TAMPERED, entry.name + " has another body than was recorded.")
            order.next(entry)
            count, erased = count + 1, erased + entry.erased
    except Bad as e:
        raise Flaw(MALFORMED, "Line %d of entries.ndjson is no entry: %s." % (count + 1, e))
    order.end()
    return count, erased


def read_file(path):
    if not os.path.isfile(path) or os.path.getsize(path) > SMALL:
        raise Flaw(MALFORMED, path + " is not there or too large.")
    with open(path, "rb") as file:
        return file.read()


def trusted_keys(path):
    try:
        stripped = [line.strip() for line in utf8(read_file(path)).split("\n")]
        keys = [parse_key(line) for line in stripped if line and not line.startswith("#")]
    except Bad as e:
        raise Flaw(MALFORMED, "%s does not list trusted keys, one a line: %s." % (path, e))
    if not keys:
        raise Flaw(MALFORMED, path + " lists no key.")
    return keys


def check(path, trust, since=None):
    keys = trusted_keys(trust)
    older = read_file(since) if since else None
    bundle = Bundle(path, keys)
    newest = checkpoint(bundle.small("checkpoint.txt"), bundle.origin, keys, "checkpoint.txt")
    present = [each for each in bundle.listed if each in bundle.zip.files]
    proofs = read_proofs(bundle, newest, present)
    for each in present:
        if re.fullmatch("checkpoints/[^/]*", each):
            earlier = checkpoint(bundle.small(each), bundle.origin, keys, each)
            if each != "checkpoints/%d.txt" % earlier.size:
                raise Flaw(MALFORMED, each + " is the checkpoint of another size.")
            follows(bundle, newest, proofs, earlier, each)
    data = bundle.small("keys.txt")
    try:
        for line in utf8(data).split("\n")[:-1]:
            parse_key(line)
    except Bad as e:
        raise Flaw(MALFORMED, "keys.txt does not list keys: %s." % e)
    if older is not None:
        follows(bundle, newest, proofs, checkpoint(older, bundle.origin, keys, "The older note"), "the older note")
    order = scope(bundle, newest)
    listed = bundle.as_listed("entries.ndjson")
    try:
        count, erased = check_entries(bundle, newest, order)
    except Flaw as e:
        raise e if listed else Flaw(TAMPERED, str(e))
    if not listed:
        raise Flaw(TAMPERED, "entries.ndjson is not the file that the manifest lists.")
    bundle.rest()
    if bundle.missing:
        raise Flaw(INCOMPLETE, bundle.missing)
    return "Sound: signed by %s when its record had %d entries. %d entries proved, %d without their body." % (
        bundle.origin, newest.size, count, erased)


def main(arguments):
    parser = argparse.ArgumentParser(description="Checks a bundle of the record offline.")
    parser.add_argument("bundle")
    parser.add_argument("--trust", required=True, metavar="KEYS")
    parser.add_argument("--since", metavar="OLD.note")
    given = parser.parse_args(arguments)
    try:
        print(check(given.bundle, given.trust, given.since))
        return SOUND
    except Flaw as e:
        print(e)
        return e.code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
