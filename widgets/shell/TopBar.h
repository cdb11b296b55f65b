#pragma once

#include "widgets/common/Theme.h"

#include <QWidget>

class QPushButton;

namespace ph {

class IconButton;
class PlainLabel;

/// Name of what is open, the field that opens the command palette, and the switch between light and dark.
class TopBar : public QWidget {
    Q_OBJECT
public:
    explicit TopBar(QWidget* parent = nullptr);
    void setPlace(const QString& place); ///< e.g. the workspace's name
    void setScheme(SchemeChoice choice);
    SchemeChoice scheme() const { return scheme_; }

Q_SIGNALS:
    void paletteRequested();
    void schemeChosen(ph::SchemeChoice choice);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    PlainLabel* place_ = nullptr;
    QPushButton* find_ = nullptr;
    IconButton* switch_ = nullptr;
    SchemeChoice scheme_ = SchemeChoice::System;
};

} // namespace ph
