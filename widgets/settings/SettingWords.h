#pragma once

#include "models/values/Settings.h"

namespace ph {

// Settings in words of the person's language; what is in a file stays as it is.

QString settingText(const SettingKey& key);
QString settingValueText(const SettingKey& key, const QString& value);
QString settingOriginText(SettingOrigin origin);
/// What is offered beside what somebody writes: all choices, or usual ages and sizes.
QStringList offeredValues(const SettingKey& key);

} // namespace ph
