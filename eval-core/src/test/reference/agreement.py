"""Golden values of BinaryAgreementTest: python agreement.py, with scikit-learn and statsmodels."""
import numpy as np
import sklearn
import statsmodels
from sklearn.metrics import cohen_kappa_score, f1_score, precision_score, recall_score
from statsmodels.stats.inter_rater import cohens_kappa
from statsmodels.stats.proportion import proportion_confint

print("scikit-learn", sklearn.__version__, "statsmodels", statsmodels.__version__)
for a, b, c, d in [(40, 9, 5, 46), (3, 20, 1, 76), (7, 5, 6, 2)]:
    label = [1] * a + [0] * b + [1] * c + [0] * d
    judge = [1] * a + [1] * b + [0] * c + [0] * d
    k = cohens_kappa(np.array([[a, c], [b, d]]))
    print(
        (a, b, c, d),
        "precision", repr(float(precision_score(label, judge))),
        "recall", repr(float(recall_score(label, judge))),
        "f1", repr(float(f1_score(label, judge))),
        "kappa", repr(float(cohen_kappa_score(label, judge))),
        "kappa se", repr(float(np.sqrt(k.var_kappa))),
        "precision wilson", [float(x) for x in proportion_confint(a, a + b, method="wilson")],
        "jaccard wilson", [float(x) for x in proportion_confint(a, a + b + c, method="wilson")],
    )
