#pragma once

#include "models/values/ContainmentOption.h"

#include <QList>

namespace ph {

/// Whether `a` is to be tried before `b`. By, in this order:
/// 1. what can be done, then what lacks something, then what cannot be;
/// 2. what helps users, then what only keeps people from being told (a silence moves no request);
/// 3. the smaller blast radius, in percent of the requests; one that is not known counts as all;
/// 4. the easier way back: by itself, by the same act, by a release with its gates and approvals;
/// 5. the sooner effect; a time that is not known comes last;
/// 6. the kind, then the target, so that everybody reads the same order.
/// Radius comes before speed, since an act at 3 in the morning on a wrong suspicion costs least where it
/// touches least. A strict weak order.
bool isTriedBefore(const ContainmentOption& a, const ContainmentOption& b);

QList<ContainmentOption> rankedContainment(QList<ContainmentOption> options);

} // namespace ph
