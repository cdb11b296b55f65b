#pragma once

#include <nlohmann/json.hpp>

namespace ph::bench {

constexpr int clusterNamespaces = 5, servicesEach = 2'000;
constexpr int clusterServices = clusterNamespaces * servicesEach;

/// One of a large cluster's InferenceServices as its API server sends it: with the status of KServe's
/// controller and with who owns which field, which is half of its bytes.
nlohmann::json servedService(int number);

/// What a controller writes while it works: a condition's time, and for some a split that moves on.
void touchService(nlohmann::json& service, int round);

} // namespace ph::bench
