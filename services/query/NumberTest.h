#pragma once

#include "services/query/Query.h"

#include <cmath>

namespace ph {

inline bool equalNumbers(double a, double b)
{
    return a == b || (std::isnan(a) && std::isnan(b));
}

/// Calls use(test) with a test of one double; one instance an operator, so that the loops vectorise.
template <class Use>
auto withNumberTest(CompareOp op, double x, Use use)
{
    switch (op) {
    case CompareOp::Less:
        return use([x](double v) { return v < x; });
    case CompareOp::LessEqual:
        return use([x](double v) { return v <= x; });
    case CompareOp::Greater:
        return use([x](double v) { return v > x; });
    case CompareOp::GreaterEqual:
        return use([x](double v) { return v >= x; });
    case CompareOp::NotEqual:
        // NaN equals nan here, so that people can find and exclude logged NaNs.
        if (std::isnan(x))
            return use([](double v) { return v == v; });
        return use([x](double v) { return !(v == x); });
    default:
        if (std::isnan(x))
            return use([](double v) { return v != v; });
        return use([x](double v) { return v == x; });
    }
}

inline bool compareNumbers(CompareOp op, double v, double x)
{
    return withNumberTest(op, x, [v](auto test) { return test(v); });
}

inline bool comparesWithList(CompareOp op)
{
    return op == CompareOp::In || op == CompareOp::NotIn;
}

} // namespace ph
