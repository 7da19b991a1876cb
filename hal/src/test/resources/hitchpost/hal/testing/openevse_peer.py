#!/usr/bin/env python3
"""An OpenEVSE board with a car, for tests: speaks RAPI on a pseudo terminal.

Written from what firmware D8.1.1 was seen to say. Prints the path of the terminal, then one line
for each order on standard input:

  plug | unplug            a car that wants to charge, or none
  ready on|off             whether the car asks for current
  amps N                   what it draws at most
  energy WS                watt-seconds are added to the session, as if it had charged for long
  energy                   prints the watt-seconds of the session and the watt-hours before it
  fault STATE | clear      a fault state such as 06, or none
  reboot N                 the board starts anew and has forgotten what it was told; as garble N from then on
  forget                   the same without a word
  silent on|off            the board hears and does not answer
  deaf COMMAND             the board does not hear the next four of this command
  garble N                 the next N frames go out with a wrong checksum
  lose N                   the next N bytes of its own are lost
  noise on|off             a line for people and a notice before each answer
  half TEXT                bytes without an end are sent
  pull                     its line is pulled; the board goes on
  put                      its line is put in again; prints the path of another terminal
  limit N                  most that its owner allows
  missed                   its watchdog was not fed in time
  state                    prints its state, its relay, its current and its lock
  heard                    prints the commands since this was asked last, parted by commas

Arguments: plain (repeats no numbers), lock, watchdog (firmware with them).
"""
import os
import select
import sys
import termios
import tty

RELAY, CONNECTED, ENDED, HARD = 0x0040, 0x0100, 0x0200, 0x0002
SLEEPING, DISABLED = 0xFE, 0xFF
VOLTS = 240


def checksum(text):
    value = 0
    for byte in text.encode():
        value ^= byte
    return value


class Board:
    def __init__(self, options):
        self.options = options
        self.put()
        self.total_wh = 5000
        self.session_ws = 0
        self.session = False
        self.allowed = 32
        self.temperature = 231
        self.plugged = False
        self.ready = True
        self.draws = 16
        self.fault = 0
        self.silent = self.noise = False
        self.garble = self.lose = 0
        self.deaf = []
        self.lock = 0
        self.locked_by_hand = False
        self.heartbeat = [0, 0, 0]
        self.heard = []
        self.start()

    def put(self):
        self.master, self.slave = os.openpty()
        tty.setraw(self.master)
        tty.setraw(self.slave)
        attributes = termios.tcgetattr(self.slave)
        attributes[3] &= ~termios.ECHO
        termios.tcsetattr(self.slave, termios.TCSANOW, attributes)
        self.line = b""

    def pull(self):
        os.close(self.master)
        os.close(self.slave)
        self.master = None

    def start(self):
        self.mode = 0
        self.amps = self.allowed
        self.relay = False
        self.session = False
        self.lock = 0
        self.state_sent = None
        self.update()

    # --- what the board does

    def state(self):
        if self.fault:
            return self.fault
        if self.mode:
            return self.mode
        if not self.plugged:
            return 0x01
        return 0x03 if self.ready else 0x02

    def flags(self):
        return (
            (RELAY if self.relay else 0)
            | (CONNECTED if self.plugged else 0)
            | (0 if self.relay else ENDED)
            | (HARD if self.fault else 0)
        )

    def move_relay(self, closed):
        if self.relay != closed:
            self.relay = closed
            if closed:
                self.send_raw(b"\nrelayCloseMs: 25\r\nrelayHoldPwm: 75\r\n")

    def update(self):
        if self.plugged and not self.session:
            self.session = True
            self.session_ws = 0
        if not self.plugged and self.session:
            self.session = False
            self.total_wh += self.session_ws // 3600
        self.move_relay(self.state() == 0x03)
        now = (self.state(), self.amps, self.flags())
        if now != self.state_sent:
            self.state_sent = now
            self.send("$AT %02x %02x %d %04x" % (now[0], now[0], now[1], now[2]))

    # --- what it says

    def send_raw(self, data):
        drop = min(self.lose, len(data))
        self.lose -= drop
        if self.master is None:
            return
        try:
            os.write(self.master, data[drop:])
        except OSError:
            pass

    def send(self, text):
        value = checksum(text)
        if self.garble > 0:
            self.garble -= 1
            value ^= 0x55
        self.send_raw(("%s^%02X\r" % (text, value)).encode())

    def hear(self, data):
        for byte in data:
            char = bytes([byte])
            if char == b"$":
                self.line = char
            elif self.line:
                if len(self.line) >= 32:
                    self.line = b""
                elif char == b"\r":
                    self.frame(self.line.decode("ascii", "replace"))
                    self.line = b""
                else:
                    self.line += char

    def frame(self, line):
        body, _, given = line.partition("^")
        if self.silent:
            return
        if not given or given.upper() != "%02X" % checksum(body):
            self.send("$NK")
            return
        words = body[1:].split(" ")
        suffix = ""
        if len(words) > 1 and words[-1].startswith(":"):
            number = words.pop()
            if "plain" not in self.options:
                suffix = " " + number
        if " ".join(words) in self.deaf:
            self.deaf.remove(" ".join(words))
            return
        self.heard.append(" ".join(words))
        if self.noise:
            self.send_raw(b"\nrelayCloseMs: 25\r\n")
            self.send("$AT %02x %02x %d %04x" % (self.state(), self.state(), self.amps, self.flags()))
        ok, values = self.answer(words)
        if ok is None:
            return
        text = "$OK" if ok else "$NK"
        if values:
            text += " " + values
        self.send(text + suffix)
        self.update()

    def answer(self, words):
        name = words[0]
        if name == "GV":
            return True, "D8.1.1 5.2.0"
        if name == "GS":
            return True, "%02x 0 %02x %04x" % (self.state(), self.state(), self.flags())
        if name == "GC":
            return True, "6 80 %d %d" % (self.amps, self.allowed)
        if name == "GG":
            drawn = min(self.draws, self.amps) * 1000 if self.relay else 0
            return True, "%d %d" % (drawn, VOLTS * 1000)
        if name == "GU":
            return True, "%d %d" % (self.session_ws, self.total_wh)
        if name == "GP":
            return True, "%d -2560 -2560" % self.temperature
        if name == "SC":
            wanted = int(words[1])
            self.amps = min(max(wanted, 6), self.allowed)
            return self.amps == wanted, str(self.amps)
        if name in ("FE", "FS", "FD"):
            self.mode = {"FE": 0, "FS": SLEEPING, "FD": DISABLED}[name]
            return True, ""
        if name == "FR":
            self.fault = 0
            self.reboot()
            return None, ""
        if "lock" in self.options and name in ("S5", "G5"):
            if name == "S5" and words[1] in "01":
                self.lock = int(words[1])
            if name == "S5" and words[1] in "AM":
                self.locked_by_hand = words[1] == "M"
            return True, "%d %s" % (self.lock, "M" if self.locked_by_hand else "A")
        if "watchdog" in self.options and name in ("SY", "GY"):
            if len(words) == 3:
                self.heartbeat = [int(words[1]), int(words[2]), 0]
            if len(words) == 2:
                self.heartbeat[2] = 0
            return True, "%d %d %d" % tuple(self.heartbeat)
        return False, ""

    def reboot(self):
        self.start()
        self.send("$AB 00 D8.1.1")

    # --- what a test orders

    def order(self, words):
        name, value = words[0], words[1] if len(words) > 1 else ""
        if name == "plug":
            self.plugged = True
        elif name == "unplug":
            self.plugged = False
        elif name == "ready":
            self.ready = value == "on"
        elif name == "amps":
            self.draws = int(value)
        elif name == "temperature":
            self.temperature = int(value)
        elif name == "energy":
            self.session_ws += int(value or 0)
        elif name == "fault":
            self.fault = int(value, 16)
        elif name == "clear":
            self.fault = 0
        elif name == "reboot":
            self.reboot()
            self.garble = int(value or 0)
        elif name == "forget":
            self.start()
        elif name == "silent":
            self.silent = value == "on"
        elif name == "deaf":
            self.deaf = [" ".join(words[1:])] * 4
        elif name == "garble":
            self.garble = int(value)
        elif name == "lose":
            self.lose = int(value)
        elif name == "noise":
            self.noise = value == "on"
        elif name == "half":
            self.send_raw(value.encode())
        elif name == "pull":
            self.pull()
        elif name == "put":
            self.put()
        elif name == "limit":
            self.allowed = int(value)
        elif name == "missed":
            self.heartbeat[2] = 2
        elif name not in ("state", "heard"):
            raise SystemExit("no such order: " + name)
        self.update()
        answer = "done"
        if name == "state":
            relay = "closed" if self.relay else "open"
            answer = "%02X %s %d %d" % (self.state(), relay, self.amps, self.lock)
        if name == "energy" and not value:
            answer = "%d %d" % (self.session_ws if self.session else 0, self.total_wh)
        if name == "put":
            answer = os.ttyname(self.slave)
        if name == "heard":
            answer = ",".join(self.heard)
            self.heard.clear()
        print(answer, flush=True)

    def run(self):
        print(os.ttyname(self.slave), flush=True)
        orders = b""
        while True:
            lines = [sys.stdin.fileno()] + ([] if self.master is None else [self.master])
            readable, _, _ = select.select(lines, [], [])
            if self.master in readable:
                self.hear(os.read(self.master, 256))
            if sys.stdin.fileno() in readable:
                data = os.read(sys.stdin.fileno(), 4096)
                if not data:
                    return
                orders += data
                while b"\n" in orders:
                    line, orders = orders.split(b"\n", 1)
                    self.order(line.decode().split(" "))


if __name__ == "__main__":
    Board(sys.argv[1:]).run()
