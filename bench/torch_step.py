"""One thread of torch beside the engine: a product of matrices, and a training step of a T6 model. One JSON line on the standard output.

Called by bench/engine.ts as `python3 bench/torch_step.py ROUNDS`. The step is the model of the T6 paper (equations 3.1 to 3.5, 4.3) as torch
users would write it, with autograd and AdamW; torch must be there, numpy is used if it is.
"""

import json
import math
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

LAYERS, WIDTH, HEADS, SIZE, RANK_Q, RANK, VOCAB, TOKENS, BATCH = 2, 128, 8, 32, 6, 2, 80, 128, 8
HIDDEN = 8 * WIDTH // 3


def norm(x):
    return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + 1.1920928955078125e-07)


def linear(rows, cols):
    return nn.Linear(cols, rows, bias=False)


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        ranks = {"q": RANK_Q, "k": RANK, "v": RANK}
        self.a = nn.ModuleDict({role: linear(HEADS * rank, WIDTH) for role, rank in ranks.items()})
        self.b = nn.ModuleDict({role: linear(rank * SIZE, WIDTH) for role, rank in ranks.items()})
        self.out = linear(WIDTH, HEADS * SIZE)
        self.ranks = ranks
        angle = torch.arange(TOKENS)[:, None] * 10000 ** (-2 * torch.arange(SIZE // 2) / SIZE)
        self.register_buffer("cos", angle.cos()[:, None, :])
        self.register_buffer("sin", angle.sin()[:, None, :])
        self.register_buffer("future", torch.full((TOKENS, TOKENS), -math.inf).triu(1))

    def turn(self, x):
        first, second = x.chunk(2, -1)
        return torch.cat((first * self.cos + second * self.sin, second * self.cos - first * self.sin), -1)

    def heads(self, x, role):
        rank = self.ranks[role]
        a = self.a[role](x).view(BATCH, TOKENS, HEADS, rank)
        b = self.b[role](x).view(BATCH, TOKENS, rank, SIZE)
        if role != "v":
            b = self.turn(b)
        return (torch.matmul(a, b) / rank).transpose(1, 2)

    def forward(self, x):
        q, k, v = (self.heads(x, role) for role in "qkv")
        weights = (q @ k.transpose(-2, -1) / math.sqrt(SIZE) + self.future).softmax(-1)
        return self.out((weights @ v).transpose(1, 2).reshape(BATCH, TOKENS, HEADS * SIZE))


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(VOCAB, WIDTH)
        self.attention = nn.ModuleList(Attention() for _ in range(LAYERS))
        self.up = nn.ModuleList(linear(HIDDEN, WIDTH) for _ in range(LAYERS))
        self.gate = nn.ModuleList(linear(HIDDEN, WIDTH) for _ in range(LAYERS))
        self.down = nn.ModuleList(linear(WIDTH, HIDDEN) for _ in range(LAYERS))

    def forward(self, ids, targets):
        x = self.embedding(ids)
        for attention, up, gate, down in zip(self.attention, self.up, self.gate, self.down):
            x = x + attention(norm(x))
            y = norm(x)
            x = x + down(F.silu(up(y)) * gate(y))
        logits = norm(x) @ self.embedding.weight.T
        return F.cross_entropy(logits.view(-1, VOCAB), targets.reshape(-1))


def shortest(action, rounds):
    """The least seconds of some rounds, by the processor's clock: others' work on the same computer counts little."""
    times = []
    for _ in range(rounds + 1):
        begun = time.process_time()
        action()
        times.append(time.process_time() - begun)
    return min(times[1:])


def main():
    rounds = int(sys.argv[1])
    torch.set_num_threads(1)
    torch.manual_seed(1)
    a, b = torch.rand(512, 512), torch.rand(512, 512)
    product = shortest(lambda: torch.mm(a, b), 4 * rounds)
    model = Model()
    optimiser = torch.optim.AdamW(model.parameters(), lr=1e-3, betas=(0.9, 0.95), weight_decay=0.1)
    ids = torch.randint(0, VOCAB, (BATCH, TOKENS + 1))

    def step():
        optimiser.zero_grad()
        model(ids[:, :-1], ids[:, 1:]).backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()

    parameters = sum(weight.numel() for weight in model.parameters())
    print(
        json.dumps(
            {
                "torch": torch.__version__,
                "matmulGflops": 2 * 512**3 / product / 1e9,
                "stepMs": shortest(step, rounds) * 1000,
                "parameters": parameters,
            }
        )
    )


main()
