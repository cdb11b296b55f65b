#pragma once

#include "models/values/Settings.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QPushButton;

namespace ph {

class PlainLabel;

/// One setting: its value, who set it, and whether a change is for this workspace alone. A change is told at
/// once; one that is no value is refused beside it.
class SettingEdit final : public QWidget {
    Q_OBJECT
public:
    explicit SettingEdit(const SettingKey& key, QWidget* parent = nullptr);
    void showLayers(const SettingLayers& layers);
    /// What the value alone does not tell, such as that it does not hold yet; empty: nothing.
    void showNote(const QString& words);
    QComboBox* field() const { return field_; }

Q_SIGNALS:
    /// An empty value takes it back there.
    void chosen(const QString& name, const QString& value, ph::SettingOrigin place);

private:
    int offer(const QString& value);
    void describe();
    void choose(const QString& value);
    void takeWritten();

    const SettingKey key_;
    SettingLayers layers_;
    QComboBox* field_;
    PlainLabel *origin_, *objection_, *note_;
    QCheckBox* here_;
    QPushButton* reset_;
};

} // namespace ph
