// The heavy headers that nearly every file needs, as far as the target knows them.
#pragma once
#include <QtCore/QtCore>
#ifdef QT_GUI_LIB
#include <QtGui/QtGui>
#endif
#ifdef QT_WIDGETS_LIB
#include <QtWidgets/QtWidgets>
#endif
#ifdef QT_TESTLIB_LIB
#include <QtTest/QtTest>
#endif
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <ranges>
#include <set>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <tl/expected.hpp>
#include <unordered_map>
#include <variant>
#include <vector>
