#pragma once

#include "models/values/Settings.h"

namespace ph {

// Settings in words of the person's language; what is in a file stays as it is.

QString settingText(const SettingKey& key);
/// "90 days" for "90d", "1 GiB" for "1GiB", "forever"; a value without such words is shown as it is.
QString settingValueText(const SettingKey& key, const QString& value);
/// The value that somebody means who writes "90 days", "90 day" or "90d"; empty is the usual one. What is
/// none comes back as it was written, for objectionToSetting() to say so. Of no use for choices.
QString settingValueFrom(const SettingKey& key, const QString& words);
QString settingOriginText(SettingOrigin origin);
/// What is offered beside what somebody writes: all choices, or usual ages and sizes.
QStringList offeredValues(const SettingKey& key);

} // namespace ph
