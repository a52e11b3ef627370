"""llama.cpp's server with one model: llama_server.py WEIGHTS NAME[,NAME] PORT THREADS PARALLEL CONTEXT

No sampler is set here: the defaults are the ones that users of this server meet.
"""

import signal
import sys

import xllamacpp

weights, alias, port, threads, parallel, context = sys.argv[1:]
params = xllamacpp.CommonParams()
params.model.path = weights
params.model_alias = set(alias.split(","))
params.hostnames = ["127.0.0.1"]
params.port = int(port)
params.cpuparams.n_threads = int(threads)
params.n_parallel = int(parallel)
params.n_ctx = int(parallel) * int(context)
server = xllamacpp.Server(params)
print("serving", alias, "on port", port, flush=True)
signal.pause()
