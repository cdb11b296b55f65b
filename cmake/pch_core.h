// Precompiled for everything below the widgets: the heavy headers that nearly every file needs.
#pragma once
#include <QtCore/QtCore>
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <unordered_map>
#include <variant>
#include <vector>
