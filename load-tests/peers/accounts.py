"""Gives a peer the accounts of a file of name,password lines: accounts.py PEER FILE DIRECTORY."""
import hashlib, hmac, json, os, secrets, sqlite3, sys, urllib.request
from concurrent.futures import ProcessPoolExecutor

ITERATIONS = 10_000


def prosody(account):
    name, password = account
    salt = secrets.token_hex(16)
    salted = hashlib.pbkdf2_hmac("sha256", password.encode(), salt.encode(), ITERATIONS)
    stored = hashlib.sha256(hmac.digest(salted, b"Client Key", "sha256")).hexdigest()
    server = hmac.digest(salted, b"Server Key", "sha256").hex()
    return name, (f'return {{ ["stored_key"] = "{stored}"; ["server_key"] = "{server}"; ["salt"] = "{salt}"; '
                  f'["iteration_count"] = {ITERATIONS}; }};\n')


def main(peer, file, directory):
    with open(file, encoding="utf-8") as lines:
        accounts = [line.rstrip("\n").split(",", 1) for line in lines]
    if peer == "prosody":
        target = f"{directory}/data/localhost/accounts"
        os.makedirs(target, exist_ok=True)
        with ProcessPoolExecutor() as pool:
            for name, text in pool.map(prosody, accounts, chunksize=50):
                with open(f"{target}/{name}.dat", "w", encoding="utf-8") as out:
                    out.write(text)
    elif peer == "ejabberd":
        for name, password in accounts:
            body = json.dumps({"user": name, "host": "localhost", "password": password}).encode()
            urllib.request.urlopen(urllib.request.Request("http://127.0.0.1:35280/api/register", body)).read()
    elif peer == "kamailio":
        with sqlite3.connect(f"{directory}/db") as db:
            db.execute("create table version (table_name text primary key, table_version integer)")
            db.execute("insert into version values ('credentials', 2)")
            db.execute("create table credentials (id integer primary key, key_name text, key_type integer default 0, "
                       "value_type integer default 0, key_value text, expires integer default 0)")
            db.executemany("insert into credentials (key_name, key_value) values (?, ?)",
                           [(n, hashlib.md5(f"{n}:localhost:{p}".encode()).hexdigest()) for n, p in accounts])


if __name__ == "__main__":
    main(*sys.argv[1:])
