"""A PN532 on a pseudo terminal, written from the frame format of its user manual.

Usage: pn532_peer.py. Says the path of its terminal, then "ok" to each of
  card HEX | remove    what lies on the antenna
  reset                it sleeps and has forgotten its set-up, as after its supply failed
  mute ON|off          whether it answers at all
  garble N             the next N answers have a wrong checksum
and "count N" to
  inits | polls        how often it has been set up, and looked for a card
"""

import os
import sys
import threading
import tty


class Chip:
    def __init__(self, fd):
        self.fd = fd
        self.uid = b""
        self.awake = False
        self.ready = False
        self.mute = False
        self.garble = 0
        self.inits = 0
        self.polls = 0

    def run(self):
        data = b""
        while True:
            data += os.read(self.fd, 256)
            if b"\x55\x55" in data:
                self.awake = True
            data = self.take(data)

    def take(self, data):
        while True:
            start = data.find(b"\x00\xff")
            if start < 0:
                return data[-1:]
            frame = data[start + 2:]
            if frame[:2] == b"\x00\xff":
                data = frame[2:]
                continue
            if len(frame) < 2 or len(frame) < frame[0] + 3:
                return data[start:]
            length, check = frame[0], frame[1]
            body = frame[2:2 + length]
            assert (length + check) % 256 == 0, "length checksum"
            assert (sum(body) + frame[2 + length]) % 256 == 0, "data checksum"
            assert body[0] == 0xD4, "direction"
            data = frame[3 + length:]
            if self.awake and not self.mute:
                os.write(self.fd, bytes.fromhex("0000ff00ff00"))
                self.answer(body[1], body[2:])

    def answer(self, command, arguments):
        if command == 0x02:
            self.send(bytes([0x03, 0x32, 0x01, 0x06, 0x07]))
        elif command == 0x14:
            assert arguments[0] == 1, "normal mode"
            self.ready = True
            self.inits += 1
            self.send(bytes([0x15]))
        elif command == 0x32:
            self.send(bytes([0x33]))
        elif command == 0x4A and self.ready:
            self.polls += 1
            if self.uid:
                card = bytes([1, 1, 0x00, 0x04, 0x08, len(self.uid)]) + self.uid
                self.send(bytes([0x4B]) + card)
            else:
                self.send(bytes([0x4B, 0]))
        else:
            os.write(self.fd, bytes.fromhex("0000ff01ff7f8100"))

    def send(self, answer):
        body = b"\xd5" + answer
        check = -sum(body) % 256
        if self.garble > 0:
            self.garble -= 1
            check = (check + 1) % 256
        frame = b"\x00\x00\xff" + bytes([len(body), -len(body) % 256]) + body + bytes([check, 0])
        os.write(self.fd, frame[:4])
        os.write(self.fd, frame[4:])


def main():
    master, slave = os.openpty()
    tty.setraw(slave)
    chip = Chip(master)
    threading.Thread(target=chip.run, daemon=True).start()
    print(os.ttyname(slave), flush=True)
    for line in sys.stdin:
        words = line.split()
        answer = "ok"
        if words[0] == "card":
            chip.uid = bytes.fromhex(words[1])
        elif words[0] == "remove":
            chip.uid = b""
        elif words[0] == "reset":
            chip.awake = chip.ready = False
        elif words[0] == "mute":
            chip.mute = words[1] == "ON"
        elif words[0] == "garble":
            chip.garble = int(words[1])
        elif words[0] == "inits":
            answer = "count %d" % chip.inits
        elif words[0] == "polls":
            answer = "count %d" % chip.polls
        print(answer, flush=True)


main()
