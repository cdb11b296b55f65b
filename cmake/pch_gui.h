// Precompiled for widgets and above.
#pragma once
#include "pch_core.h"
#include <QtGui/QtGui>
#include <QtWidgets/QtWidgets>
