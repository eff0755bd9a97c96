"""Prints the reference values of AccountantTest: by Google's dp-accounting 0.6.0 (Apache-2.0), and by mpmath from the defining integral.

    pip install dp-accounting==0.6.0 mpmath
    python accountant_peers.py
"""

from dp_accounting import dp_event, rdp
from mpmath import exp, log, mp, mpf, pi, quad, sqrt

mp.dps = 30


def spent(rate, noise, steps, delta):
    """The epsilon of a sampled Gaussian mechanism, by Google's accountant."""
    accountant = rdp.RdpAccountant()
    gaussian = dp_event.GaussianDpEvent(noise)
    accountant.compose(gaussian if rate == 1 else dp_event.PoissonSampledDpEvent(rate, gaussian), steps)
    return accountant.get_epsilon(delta)


def divergence(rate, noise, order):
    """The Renyi divergence of one step (Mironov, Talwar, Zhang, arXiv:1908.10530), by integration."""
    q, s, a = mpf(rate), mpf(noise), mpf(order)

    def moment(x):
        return exp(-x * x / (2 * s * s)) / (s * sqrt(2 * pi)) * (1 - q + q * exp((2 * x - 1) / (2 * s * s))) ** a

    return log(quad(moment, [-40 * s, -10 * s, -3 * s, 0, 1, 3 * s, 10 * s, a + 10 * s, 2 * a + 40 * s])) / (a - 1)


for case in [
    (0.0042666667, 1.1, 14062, 1e-5),
    (0.0041666667, 0.7, 10800, 1e-5),
    (0.01, 4, 10000, 1e-5),
    (0.1, 2, 400, 1e-5),
    (0.05, 0.8, 1000, 1e-6),
    (1, 20, 40, 1e-5),
    (0.02, 0.5, 200, 1e-4),
    (0.3, 30, 1000, 1e-7),
]:
    print("epsilon", *case, f"{spent(*case):.10f}")

both = rdp.RdpAccountant()
both.compose(dp_event.GaussianDpEvent(40.0), 27)
both.compose(dp_event.PoissonSampledDpEvent(0.1, dp_event.GaussianDpEvent(3.0)), 500)
print("epsilon of both", f"{both.get_epsilon(1e-5):.10f}")

for case in [
    ("0.01", "4", "1.5"),
    ("0.01", "4", "2"),
    ("0.01", "4", "8"),
    ("0.01", "4", "64"),
    ("0.1", "1", "2.5"),
    ("0.1", "1", "7.3"),
    ("0.1", "1", "16"),
]:
    print("divergence", *case, divergence(*case))
