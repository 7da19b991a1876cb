"""Modbus slaves for tests, by pymodbus.

Usage: modbus_peer.py rtu PATH BAUD | modbus_peer.py tcp
First line on stdin, JSON: {"UNIT": {"kind": "plain", "holding": {"ADDRESS": WORD}, "input": ..., "coils": ...}}
Answers "ready PORT" (0 for a serial line), then one line for each of
  set UNIT TABLE ADDRESS WORD...    get UNIT TABLE ADDRESS    car UNIT STATE    reboot UNIT
"""

import asyncio
import hashlib
import json
import sys
import threading

from pymodbus.datastore import ModbusServerContext, ModbusSlaveContext, ModbusSparseDataBlock
from pymodbus.server.async_io import ModbusSerialServer, ModbusTcpServer
from pymodbus.transaction import ModbusRtuFramer


class Unit:
    """Registers that only change when somebody writes them."""

    def __init__(self, config):
        self.tables = {
            name: ModbusSparseDataBlock({int(at): word for at, word in config.get(name, {}).items()} or {65535: 0})
            for name in ("holding", "input", "coils")
        }
        for block in self.tables.values():
            store = block.setValues

            def stored(address, values, use_as_default=False, store=store):
                store(address, values)
                self.changed()

            block.setValues = stored
        self.context = ModbusSlaveContext(
            di=ModbusSparseDataBlock({65535: 0}), co=self.tables["coils"],
            hr=self.tables["holding"], ir=self.tables["input"], zero_mode=True)
        self.car_state = "A"

    def get(self, table, address):
        return self.tables[table].getValues(address, 1)[0]

    def put(self, table, address, word):
        self.tables[table].values[address] = word

    def car(self, state):
        self.car_state = state
        self.changed()

    def changed(self):
        pass

    def reboot(self):
        self.changed()


class EvseDin(Unit):
    """EVSE-WB-DIN: register 1000 amps, 1002 state of the car, 1006 state of the controller."""

    def changed(self):
        amps = self.get("holding", 1000)
        off = self.get("holding", 1004) & 1
        offered = 0 if off else amps
        state = {"A": 1, "B": 2, "C": 3 if offered else 2, "D": 4 if offered else 2, "E": 5}[self.car_state]
        self.put("holding", 1001, offered)
        self.put("holding", 1002, state)
        self.put("holding", 1006, 3 if off else 2 if offered else 1)

    def reboot(self):
        self.put("holding", 1000, self.get("holding", 2000))
        self.put("holding", 1004, 0)
        self.changed()


class PhoenixEm(Unit):
    """EM-CP-PP-ETH: coil 400 enables, holding 300 amps, input 100 state as a letter."""

    def changed(self):
        enabled = self.get("coils", 400)
        state = "B" if self.car_state in "CD" and not enabled else self.car_state
        self.put("input", 100, ord(state))


class TerraAc(Unit):
    """ABB Terra AC: 0x4100 limit in mA, 0x400C state, 0x400A socket."""

    def changed(self):
        milliamps = self.get("holding", 0x4100) << 16 | self.get("holding", 0x4101)
        stopped = self.get("holding", 0x4105)
        offered = 0 if stopped else milliamps
        state = {"A": 0, "B": 2 if offered else 1, "C": 4 if offered else 1}[self.car_state]
        self.put("holding", 0x400C, 0)
        self.put("holding", 0x400D, state << 8)
        self.put("holding", 0x400A, 0)
        self.put("holding", 0x400B, 0 if self.car_state == "A" else 0x0111)
        self.put("holding", 0x400E, offered >> 16)
        self.put("holding", 0x400F, offered & 0xFFFF)


class Em580(Unit):
    """Carlo Gavazzi EM580: a transaction in registers from 0x7000 on; its record is signed with a hash alone."""

    NONE, RUNNING, READY = 0, 1, 2

    def __init__(self, config):
        super().__init__(config)
        key = bytes([0x30, 0x5A]) + bytes(range(90))
        self.put("input", 0x24FF, 0)
        self.texts(0x2600, key)
        self.begun = None
        self.written = 0
        self.put("input", 0x7100, self.NONE)
        self.put("input", 0x7101, 0)
        for at in (*range(0x7000, 0x7050), *range(0x6900, 0x6980), 0x7100):
            self.put("holding", at, 0)
        self.put("holding", 0x7100, 0xFFFF)

    def texts(self, at, data):
        for i in range(0, len(data), 2):
            self.put("input", at + i // 2, data[i] << 8 | (data[i + 1] if i + 1 < len(data) else 0))

    def text(self, at, words=20):
        data = b"".join(self.get("holding", at + i).to_bytes(2, "big") for i in range(words))
        return data.split(b"\0")[0].decode()

    def kilowatt_hours(self):
        return (self.get("input", 0x35) << 16 | self.get("input", 0x34)) / 10

    def changed(self):
        command = self.get("holding", 0x7040)
        self.put("holding", 0x7040, 0)
        state = self.get("input", 0x7100)
        if command == ord("B") and state == self.NONE:
            self.begun = self.kilowatt_hours()
            self.put("input", 0x7100, self.RUNNING)
        elif command == ord("E") and state == self.RUNNING:
            self.sign()
        if self.get("holding", 0x7100) == 0:
            self.put("holding", 0x7100, 0xFFFF)
            self.put("input", 0x7100, self.NONE)

    def sign(self):
        levels = {0: "NONE", 1: "HEARSAY"}
        types = {0: "NONE", 10: "ISO14443", 60: "CENTRAL", 90: "KEY_CODE"}
        payload = json.dumps({
            "FV": "1.0", "MV": "Carlo Gavazzi Controls", "MM": "EM580", "PG": "T1",
            "IS": self.get("holding", 0x7000) == 1, "IL": levels[self.get("holding", 0x7001)], "IF": [],
            "IT": types[self.get("holding", 0x7006)], "ID": self.text(0x7007), "CT": "EVSEID", "CI": self.text(0x701C),
            "RD": [{"TX": "B", "RV": self.begun, "RI": "1-b:1.8.0", "RU": "kWh", "ST": "G"},
                   {"TX": "E", "RV": self.kilowatt_hours(), "RI": "1-b:1.8.0", "RU": "kWh", "ST": "G"}]})
        signature = json.dumps({"SA": "none", "SD": hashlib.sha256(payload.encode()).hexdigest()})
        record = ("OCMF|" + payload + "|" + signature).encode()
        self.texts(0x7110, record + b"\0\0")
        self.put("input", 0x7101, len(record) // 2 + 1)
        self.put("input", 0x7100, self.READY)

    def reboot(self):
        if self.get("input", 0x7100) == self.RUNNING:
            self.sign()


KINDS = {"em580": Em580, "plain": Unit, "evse-din": EvseDin, "phoenix-em": PhoenixEm, "terra-ac": TerraAc}


def answer(units, words):
    command, unit = words[0], units[int(words[1])]
    if command == "set":
        for offset, word in enumerate(words[4:]):
            unit.put(words[2], int(words[3]) + offset, int(word))
        unit.changed()
    elif command == "get":
        return str(int(unit.get(words[2], int(words[3]))))
    elif command == "car":
        unit.car(words[2])
    elif command == "reboot":
        unit.reboot()
    return "done"


def talk(units, loop):
    for line in sys.stdin:
        result = asyncio.run_coroutine_threadsafe(later(units, line.split()), loop).result()
        print(result, flush=True)
    loop.call_soon_threadsafe(loop.stop)


async def later(units, words):
    return answer(units, words)


async def serve(arguments, units):
    context = ModbusServerContext(slaves={number: unit.context for number, unit in units.items()}, single=False)
    if arguments[0] == "rtu":
        server = ModbusSerialServer(
            context, framer=ModbusRtuFramer, port=arguments[1], baudrate=int(arguments[2]), ignore_missing_slaves=True)
        await server.start()
        port = 0
    else:
        server = ModbusTcpServer(context, address=("127.0.0.1", 0), ignore_missing_slaves=True)
        asyncio.ensure_future(server.serve_forever())
        await server.serving
        port = server.server.sockets[0].getsockname()[1]
    print("ready", port, flush=True)
    threading.Thread(target=talk, args=(units, asyncio.get_event_loop()), daemon=True).start()
    await server.serve_forever() if arguments[0] == "rtu" else await asyncio.Event().wait()


def main():
    config = json.loads(sys.stdin.readline())
    units = {int(number): KINDS[unit.get("kind", "plain")](unit) for number, unit in config.items()}
    for unit in units.values():
        unit.changed()
    try:
        asyncio.run(serve(sys.argv[1:], units))
    except RuntimeError:
        pass  # stopped because stdin has ended


main()
