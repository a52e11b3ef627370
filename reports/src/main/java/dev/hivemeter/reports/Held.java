package dev.hivemeter.reports;

